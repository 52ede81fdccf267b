package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The tangent of an angle in radians; NaN at the infinities.
 *
 * <p>Computed with {@link Math#tan}, whose last bit may differ between JVMs.
 */
public final class Tan extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "tan";
  }

  @Override
  public double apply(double x) {
    return Math.tan(x);
  }

  /** dy/dx = 1 + y^2. */
  @Override
  public double partial(double x, double y) {
    return 1 + y * y;
  }

  @Override
  public Value partial(Value x, Value y) {
    return y.times(y).plus(1);
  }

  /** The quotient; both have small relative errors. */
  @Override
  public Value expression(Value... x) {
    return x[0].sin().div(x[0].cos());
  }
}
