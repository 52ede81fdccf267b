package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The exponential function, y = e^x.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM: those of {@link
 * StrictMath#exp}.
 */
public final class Exp extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "exp";
  }

  @Override
  public double apply(double x) {
    return Exponential.exp(x);
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

  @Override
  public void apply(double[] x, int xFrom, double[] y, int yFrom, int length) {
    Exponential.exp(x, xFrom, y, yFrom, length);
  }

  @Override
  public void partial(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    System.arraycopy(y, yFrom, into, intoFrom, length);
  }
}
