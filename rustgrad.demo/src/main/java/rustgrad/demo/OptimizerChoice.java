package rustgrad.demo;

import rustgrad.core.Parameters;
import rustgrad.nn.Adam;
import rustgrad.nn.AdamW;
import rustgrad.nn.Lbfgs;
import rustgrad.nn.Optimizer;
import rustgrad.nn.Schedule;
import rustgrad.nn.Sgd;

/** The optimisers, by the names that the command line uses. */
enum OptimizerChoice {
  sgd(1.0),
  adam(0.05),
  adamw(0.05),
  lbfgs(1.0);

  /** The first learning rate where none is given; that of lbfgs, which takes none, stays 1. */
  final double rate;

  OptimizerChoice(double rate) {
    this.rate = rate;
  }

  Optimizer of(Parameters parameters, Schedule schedule) {
    return switch (this) {
      case sgd -> Sgd.of(parameters, schedule);
      case adam -> Adam.of(parameters, schedule);
      case adamw -> AdamW.of(parameters, schedule);
      case lbfgs -> Lbfgs.of(parameters).withFixedLoss();
    };
  }
}
