package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The greatest integer not above x.
 *
 * <p>The derivative is 0 everywhere, also at the jumps.
 */
public final class Floor extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "floor";
  }

  @Override
  public double apply(double x) {
    return Math.floor(x);
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
