package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The hyperbolic cosine, y = (e^x + e^-x) / 2; infinite beyond about 710.
 *
 * <p>Computed with {@link Math#cosh} and {@link Math#sinh}, whose last bits may differ between
 * JVMs.
 */
public final class Cosh implements UnaryOp {
  @Override
  public String name() {
    return "cosh";
  }

  @Override
  public double apply(double x) {
    return Math.cosh(x);
  }

  /** dy/dx = sinh x. */
  @Override
  public double partial(double x, double y) {
    return Math.sinh(x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.sinh();
  }
}
