package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The exponential function, y = e^x.
 *
 * <p>Computed with {@link Math#exp}, whose last bit may differ between JVMs.
 */
public final class Exp implements UnaryOp {
  @Override
  public String name() {
    return "exp";
  }

  @Override
  public double apply(double x) {
    return Math.exp(x);
  }

  /** dy/dx = y. */
  @Override
  public double partial(double x, double y) {
    return y;
  }

  @Override
  public Value partial(Value x, Value y) {
    return y;
  }
}
