package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The hyperbolic sine, y = (e^x - e^-x) / 2; infinite beyond about 710.
 *
 * <p>Computed with {@link Math#sinh} and {@link Math#cosh}, whose last bits may differ between
 * JVMs.
 */
public final class Sinh implements UnaryOp {
  @Override
  public String name() {
    return "sinh";
  }

  @Override
  public double apply(double x) {
    return Math.sinh(x);
  }

  /** dy/dx = cosh x. */
  @Override
  public double partial(double x, double y) {
    return Math.cosh(x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.cosh();
  }
}
