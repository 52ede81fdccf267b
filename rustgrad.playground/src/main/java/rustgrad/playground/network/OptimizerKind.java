package rustgrad.playground.network;

import rustgrad.core.Parameters;
import rustgrad.nn.Adam;
import rustgrad.nn.AdamW;
import rustgrad.nn.Lbfgs;
import rustgrad.nn.Optimizer;
import rustgrad.nn.Sgd;
import rustgrad.playground.engine.Digits;

/** The optimisers of the page. */
public enum OptimizerKind {
  /** Plain gradient descent. */
  SGD("Sgd.of(%s, %s)") {
    @Override
    Optimizer of(Parameters parameters, double rate) {
      return Sgd.of(parameters, rate);
    }
  },
  /** Gradient descent with momentum. */
  MOMENTUM("Sgd.of(%s, %s).withMomentum(0.9)") {
    @Override
    Optimizer of(Parameters parameters, double rate) {
      return Sgd.of(parameters, rate).withMomentum(0.9);
    }
  },
  /** Adam. */
  ADAM("Adam.of(%s, %s)") {
    @Override
    Optimizer of(Parameters parameters, double rate) {
      return Adam.of(parameters, rate);
    }
  },
  /** Adam with weight decay. */
  ADAMW("AdamW.of(%s, %s)") {
    @Override
    Optimizer of(Parameters parameters, double rate) {
      return AdamW.of(parameters, rate);
    }
  },
  /** L-BFGS, which takes steps on all rows, and finds their lengths itself. */
  LBFGS("Lbfgs.of(%s).withFixedLoss()") {
    @Override
    Optimizer of(Parameters parameters, double rate) {
      return Lbfgs.of(parameters).withFixedLoss();
    }
  };

  private final String code;

  OptimizerKind(String code) {
    this.code = code;
  }

  /** Such as "adam". */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether a step is one on all rows, and has no learning rate. */
  public boolean takesAllRows() {
    return this == LBFGS;
  }

  abstract Optimizer of(Parameters parameters, double rate);

  /** The Java that makes it. */
  String code(String parameters, double rate) {
    return code.formatted(parameters, Digits.of(rate));
  }
}
