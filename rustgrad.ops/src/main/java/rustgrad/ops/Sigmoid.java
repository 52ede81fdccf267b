package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The logistic function, y = 1 / (1 + e^-x), from 0 to 1.
 *
 * <p>The derivative has an absolute error of about 1e-16; it is 0 where y rounds to 1.
 *
 * <p>Computed with {@link Math#exp}, whose last bit may differ between JVMs.
 */
public final class Sigmoid implements UnaryOp {
  /** 1 / (1 + e^-x), or the same fraction times e^x for negative x, so that nothing overflows. */
  static double sigmoid(double x) {
    double e = Math.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  @Override
  public String name() {
    return "sigmoid";
  }

  @Override
  public double apply(double x) {
    return sigmoid(x);
  }

  /** dy/dx = y (1 - y). */
  @Override
  public double partial(double x, double y) {
    return y * (1 - y);
  }

  @Override
  public Value partial(Value x, Value y) {
    return y.times(Value.minus(1, y));
  }
}
