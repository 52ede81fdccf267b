package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The smooth rectifier, y = ln(1 + e^x), to full precision for every x: e^x for very negative x, x
 * for large x.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM: at most 1 ulp from the
 * correctly rounded value.
 */
public final class Softplus extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "softplus";
  }

  @Override
  public double apply(double x) {
    return Logistic.softplus(x);
  }

  /** dy/dx = sigmoid(x). */
  @Override
  public double partial(double x, double y) {
    return Logistic.sigmoid(x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.sigmoid();
  }

  @Override
  public void apply(double[] x, int xFrom, double[] y, int yFrom, int length) {
    Logistic.softplus(x, xFrom, y, yFrom, length);
  }

  @Override
  public void partial(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    Logistic.sigmoid(x, xFrom, into, intoFrom, length);
  }

  /** max(x, 0) + ln(1 + e^-|x|). */
  @Override
  public Value expression(Value... x) {
    return x[0].max(0).plus(x[0].abs().negate().exp().log1p());
  }
}
