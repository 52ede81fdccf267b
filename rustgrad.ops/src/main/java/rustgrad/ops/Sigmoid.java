package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The logistic function, y = 1 / (1 + e^-x), from 0 to 1.
 *
 * <p>The derivative has an absolute error of about 1e-16; it is 0 where y rounds to 1.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM: at most 2 ulp from the true
 * value.
 */
public final class Sigmoid extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "sigmoid";
  }

  @Override
  public double apply(double x) {
    return Logistic.sigmoid(x);
  }

  /** dy/dx = y (1 - y). */
  @Override
  public double partial(double x, double y) {
    return y * (1 - y);
  }

  @Override
  public Value partial(Value x, Value y) {
    return y.times(Value.minus(1, y));
  }

  @Override
  public void apply(double[] x, int xFrom, double[] y, int yFrom, int length) {
    Logistic.sigmoid(x, xFrom, y, yFrom, length);
  }

  @Override
  public void partial(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    System.arraycopy(y, yFrom, into, intoFrom, length);
    for (int i = intoFrom; i < intoFrom + length; i++) {
      into[i] = into[i] * (1 - into[i]);
    }
  }
}
