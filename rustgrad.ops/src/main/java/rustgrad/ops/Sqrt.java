package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The square root, y = x^(1/2), for x &gt;= 0; NaN for negative x. Correctly rounded.
 *
 * <p>The derivative is infinite at 0, with the sign of the zero, as in PyTorch.
 */
public final class Sqrt extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "sqrt";
  }

  @Override
  public double apply(double x) {
    return Math.sqrt(x);
  }

  /** dy/dx = 1 / (2y). */
  @Override
  public double partial(double x, double y) {
    return 0.5 / y;
  }

  @Override
  public Value partial(Value x, Value y) {
    return Value.div(0.5, y);
  }
}
