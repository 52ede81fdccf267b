package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The cosine of an angle in radians; NaN at the infinities.
 *
 * <p>Computed with {@link Math#cos} and {@link Math#sin}, whose last bits may differ between JVMs.
 */
public final class Cos implements UnaryOp {
  @Override
  public String name() {
    return "cos";
  }

  @Override
  public double apply(double x) {
    return Math.cos(x);
  }

  /** dy/dx = -sin x. */
  @Override
  public double partial(double x, double y) {
    return -Math.sin(x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.sin().negate();
  }
}
