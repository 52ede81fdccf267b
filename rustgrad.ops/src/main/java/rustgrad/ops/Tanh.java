package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The hyperbolic tangent, y = (e^x - e^-x) / (e^x + e^-x), from -1 to 1.
 *
 * <p>The derivative has an absolute error of about 1e-16; it is 0 where y rounds to 1 or -1.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM: those of {@link
 * StrictMath#tanh}.
 */
public final class Tanh extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "tanh";
  }

  @Override
  public double apply(double x) {
    return Hyperbolic.tanh(x);
  }

  /** dy/dx = 1 - y^2. */
  @Override
  public double partial(double x, double y) {
    return 1 - y * y;
  }

  @Override
  public Value partial(Value x, Value y) {
    return Value.minus(1, y.times(y));
  }

  @Override
  public void apply(double[] x, int xFrom, double[] y, int yFrom, int length) {
    Hyperbolic.tanh(x, xFrom, y, yFrom, length);
  }

  @Override
  public void partial(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    System.arraycopy(y, yFrom, into, intoFrom, length);
    for (int i = intoFrom; i < intoFrom + length; i++) {
      into[i] = 1 - into[i] * into[i];
    }
  }
}
