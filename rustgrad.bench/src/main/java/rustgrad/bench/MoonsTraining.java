package rustgrad.bench;

import rustgrad.nn.Dataset;
import rustgrad.nn.Linear;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;

/**
 * Training of a network of 2-16-16-1 neurons with relu on 100 rows of moons: one step is gradient
 * descent on the mean of the max-margin losses of all rows plus an L2 penalty. Each implementation
 * computes it in its own way, all in one thread.
 */
interface MoonsTraining {
  Dataset MOONS = Dataset.moons(100, 0.1, 1337);
  double RATE = 0.05;
  double L2 = 1e-4;

  /** Goes back to the parameters that training starts from. */
  void restart();

  /** Takes one step and returns the loss before it, the penalty included. */
  double step();

  /** A network at the parameters that training starts from. */
  static MLP model(Linear.Form form) {
    return MLP.builder(2, 16, 16, 1).withForm(form).build();
  }

  /** For each row of {@link #MOONS} its target, -1 or 1. */
  static double[][] targets() {
    double[][] targets = new double[MOONS.size()][];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = Loss.maxMargin().target(MOONS.labels()[row], MOONS.classes());
    }
    return targets;
  }
}
