package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The error function, y = 2/sqrt(pi) times the integral of e^(-t^2) from 0 to x; from -1 to 1 (DLMF
 * 7.2.1).
 *
 * <p>The value has a relative error below 1e-15.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM.
 */
public final class Erf extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "erf";
  }

  @Override
  public double apply(double x) {
    return ErrorFunction.erf(x);
  }

  /** dy/dx = 2/sqrt(pi) e^(-x^2). */
  @Override
  public double partial(double x, double y) {
    return ErrorFunction.TWO_OVER_SQRT_PI * Exponential.exp(-x * x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.times(x).negate().exp().times(ErrorFunction.TWO_OVER_SQRT_PI);
  }

  @Override
  public Value expression(Value... x) {
    return ErrorFunction.erf(x[0]);
  }
}
