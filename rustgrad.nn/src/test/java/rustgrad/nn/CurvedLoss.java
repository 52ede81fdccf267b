package rustgrad.nn;

import java.util.function.DoubleSupplier;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/** The loss 10 (b - a^2)^2 + tanh(c - b)^2 + (a - 1)^2 of three parameters. */
final class CurvedLoss {
  private CurvedLoss() {}

  /** Parameters that start at (a, b, c) = (-1.2, 1, 0.5). */
  static Parameters start() {
    return Parameters.of(-1.2, 1, 0.5);
  }

  /** The loss of these parameters as an optimiser wants it. */
  static DoubleSupplier of(Parameters p) {
    return () -> {
      Value u = p.get(1).minus(p.get(0).times(p.get(0)));
      Value v = p.get(2).minus(p.get(1)).tanh();
      Value w = p.get(0).minus(1);
      Value loss = u.times(u).times(10).plus(v.times(v)).plus(w.times(w));
      p.zeroGrad();
      loss.backward();
      return loss.item();
    };
  }

  /** Takes steps of an optimiser. */
  static void train(Optimizer optimizer, int steps) {
    for (int step = 0; step < steps; step++) {
      optimizer.step(of(optimizer.parameters()));
    }
  }
}
