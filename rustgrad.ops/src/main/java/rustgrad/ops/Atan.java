package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The arc tangent, from -pi/2 to pi/2.
 *
 * <p>Computed with {@link Math#atan}, whose last bit may differ between JVMs.
 */
public final class Atan extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "atan";
  }

  @Override
  public double apply(double x) {
    return Math.atan(x);
  }

  /** dy/dx = 1 / (1 + x^2). */
  @Override
  public double partial(double x, double y) {
    return 1 / (1 + x * x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return Value.div(1, x.times(x).plus(1));
  }

  @Override
  public Value expression(Value... x) {
    return ArcTangent.of(x[0]);
  }
}
