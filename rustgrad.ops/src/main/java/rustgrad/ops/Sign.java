package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The sign, y = -1, 0 or 1; NaN for NaN.
 *
 * <p>The derivative is 0 everywhere, also at the jump.
 */
public final class Sign extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "sign";
  }

  @Override
  public double apply(double x) {
    return Math.signum(x);
  }

  /** dy/dx = 0. */
  @Override
  public double partial(double x, double y) {
    return Piecewise.unlessNaN(y, 0);
  }

  @Override
  public Value partial(Value x, Value y) {
    return Piecewise.unlessNaN(y, Value.constant(0));
  }
}
