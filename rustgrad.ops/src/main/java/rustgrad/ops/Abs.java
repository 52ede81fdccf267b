package rustgrad.ops;

import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The absolute value, y = |x|.
 *
 * <p>The derivative at 0 is 0, as in PyTorch.
 */
public final class Abs extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "abs";
  }

  @Override
  public double apply(double x) {
    return Math.abs(x);
  }

  /** dy/dx = sign(x). */
  @Override
  public double partial(double x, double y) {
    return Math.signum(x);
  }

  @Override
  public Value partial(Value x, Value y) {
    Value zero = Value.constant(0);
    Value ifNotPositive = Value.where(x, Comparison.LESS, zero, Value.constant(-1), zero);
    Value sign = Value.where(x, Comparison.GREATER, zero, Value.constant(1), ifNotPositive);
    return Piecewise.unlessNaN(y, sign);
  }
}
