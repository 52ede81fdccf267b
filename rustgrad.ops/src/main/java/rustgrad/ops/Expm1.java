package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The exponential function less 1, y = e^x - 1; exact near 0, where exp would cancel.
 *
 * <p>Computed with {@link Math#expm1} and {@link Math#exp}, whose last bits may differ between
 * JVMs.
 */
public final class Expm1 implements UnaryOp {
  @Override
  public String name() {
    return "expm1";
  }

  @Override
  public double apply(double x) {
    return Math.expm1(x);
  }

  /** dy/dx = e^x; not y + 1, which cancels for negative x. */
  @Override
  public double partial(double x, double y) {
    return Math.exp(x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.exp();
  }
}
