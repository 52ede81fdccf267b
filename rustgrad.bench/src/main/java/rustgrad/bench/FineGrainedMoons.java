package rustgrad.bench;

import rustgrad.api.Value;
import rustgrad.nn.Linear;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Sgd;

/** As micrograd computes it: one node for each + and *, about 66,000 in a step. */
final class FineGrainedMoons implements MoonsTraining {
  private final MLP model = MoonsTraining.model(Linear.Form.CHAIN);
  private final double[] start = model.parameters().items();
  private final Sgd optimizer = Sgd.of(model.parameters(), RATE);
  private final double[][] targets = MoonsTraining.targets();

  @Override
  public void restart() {
    model.parameters().setAll(start);
  }

  @Override
  public double step() {
    Value objective = meanLoss().plus(penalty());
    model.zeroGrad();
    objective.backward();
    optimizer.step();
    return objective.item();
  }

  private Value meanLoss() {
    Value sum = Value.constant(0);
    for (int row = 0; row < targets.length; row++) {
      Value[] outputs = model.forward(MOONS.inputs()[row]);
      sum = sum.plus(Loss.maxMargin().of(outputs, Value.constants(targets[row])));
    }
    return sum.div(targets.length);
  }

  private Value penalty() {
    Value sum = Value.constant(0);
    for (Value parameter : model.parameters().values()) {
      sum = sum.plus(parameter.times(parameter));
    }
    return sum.times(L2);
  }
}
