package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The arc cosine, from 0 to pi, for x from -1 to 1; NaN outside.
 *
 * <p>The derivative is -infinity at -1 and 1.
 *
 * <p>Computed with {@link Math#acos}, whose last bit may differ between JVMs.
 */
public final class Acos extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "acos";
  }

  @Override
  public double apply(double x) {
    return Math.acos(x);
  }

  /** dy/dx = -1 / sqrt(1 - x^2), factored so that nothing cancels near -1 and 1. */
  @Override
  public double partial(double x, double y) {
    return -1 / Math.sqrt((1 - x) * (1 + x));
  }

  @Override
  public Value partial(Value x, Value y) {
    return Value.div(-1, Value.minus(1, x).times(x.plus(1)).sqrt());
  }

  /** 2 atan(sqrt((1 - x) / (1 + x))), the tangent of half the angle. */
  @Override
  public Value expression(Value... x) {
    return Value.minus(1, x[0]).div(x[0].plus(1)).sqrt().atan().times(2);
  }
}
