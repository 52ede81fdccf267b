package rustgrad.bench;

import rustgrad.nn.Linear;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Sgd;
import rustgrad.nn.Trainer;

/** An eager graph at each step: one dot node for each neuron. */
final class DotMoons implements MoonsTraining {
  private final MLP model = MoonsTraining.model(Linear.Form.DOT);
  private final double[] start = model.parameters().items();
  private final Trainer trainer =
      Trainer.of(model, Loss.maxMargin(), Sgd.of(model.parameters(), RATE)).withL2(L2).eager();

  @Override
  public void restart() {
    model.parameters().setAll(start);
  }

  @Override
  public double step() {
    return trainer.step(MOONS);
  }
}
