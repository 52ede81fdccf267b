package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The smooth rectifier, y = ln(1 + e^x), to full precision for every x: e^x for very negative x, x
 * for large x.
 *
 * <p>Computed with {@link Math#exp} and {@link Math#log1p}, whose last bits may differ between
 * JVMs.
 */
public final class Softplus implements UnaryOp {
  @Override
  public String name() {
    return "softplus";
  }

  @Override
  public double apply(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** dy/dx = sigmoid(x). */
  @Override
  public double partial(double x, double y) {
    return Sigmoid.sigmoid(x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.sigmoid();
  }
}
