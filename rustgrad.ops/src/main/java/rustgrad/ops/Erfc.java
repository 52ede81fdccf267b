package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The complementary error function, y = 1 - erf(x), without the cancellation for positive x; from 2
 * to 0 (DLMF 7.2.2).
 *
 * <p>The value has a relative error below 1e-15 where it is a normal number.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM.
 */
public final class Erfc extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "erfc";
  }

  @Override
  public double apply(double x) {
    return ErrorFunction.erfc(x);
  }

  /** dy/dx = -2/sqrt(pi) e^(-x^2). */
  @Override
  public double partial(double x, double y) {
    return -ErrorFunction.TWO_OVER_SQRT_PI * Exponential.exp(-x * x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.times(x).negate().exp().times(-ErrorFunction.TWO_OVER_SQRT_PI);
  }

  @Override
  public Value expression(Value... x) {
    return ErrorFunction.erfc(x[0]);
  }
}
