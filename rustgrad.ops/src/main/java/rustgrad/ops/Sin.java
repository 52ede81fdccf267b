package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The sine of an angle in radians; NaN at the infinities.
 *
 * <p>Computed with {@link Math#sin} and {@link Math#cos}, whose last bits may differ between JVMs.
 */
public final class Sin implements UnaryOp {
  @Override
  public String name() {
    return "sin";
  }

  @Override
  public double apply(double x) {
    return Math.sin(x);
  }

  /** dy/dx = cos x. */
  @Override
  public double partial(double x, double y) {
    return Math.cos(x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.cos();
  }
}
