package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The arc sine, from -pi/2 to pi/2, for x from -1 to 1; NaN outside.
 *
 * <p>The derivative is infinite at -1 and 1.
 *
 * <p>Computed with {@link Math#asin}, whose last bit may differ between JVMs.
 */
public final class Asin extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "asin";
  }

  @Override
  public double apply(double x) {
    return Math.asin(x);
  }

  /** dy/dx = 1 / sqrt(1 - x^2), factored so that nothing cancels near -1 and 1. */
  @Override
  public double partial(double x, double y) {
    return 1 / Math.sqrt((1 - x) * (1 + x));
  }

  @Override
  public Value partial(Value x, Value y) {
    return Value.div(1, Value.minus(1, x).times(x.plus(1)).sqrt());
  }

  /** 2 atan(x / (1 + sqrt(1 - x^2))). */
  @Override
  public Value expression(Value... x) {
    Value cosine = Value.minus(1, x[0]).times(x[0].plus(1)).sqrt();
    return x[0].div(cosine.plus(1)).atan().times(2);
  }
}
