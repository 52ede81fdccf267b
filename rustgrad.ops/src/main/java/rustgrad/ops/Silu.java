package rustgrad.ops;

import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The sigmoid linear unit, y = x sigmoid(x), also called swish (Elfwing, Uchibe and Doya, 2018).
 *
 * <p>Value and derivative take their limits at the infinities: 0 and 0 at -infinity, infinity and 1
 * at infinity, where PyTorch has NaN.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM.
 */
public final class Silu extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "silu";
  }

  @Override
  public double apply(double x) {
    // -infinity would be multiplied by 0
    return Math.max(x, -Double.MAX_VALUE) * Logistic.sigmoid(x);
  }

  /** dy/dx = s + y (1 - s) with s = sigmoid(x). */
  @Override
  public double partial(double x, double y) {
    double s = Logistic.sigmoid(x);
    return x == Double.POSITIVE_INFINITY ? 1 : s + y * (1 - s);
  }

  @Override
  public Value partial(Value x, Value y) {
    Value s = x.sigmoid();
    Value infinity = Value.constant(Double.POSITIVE_INFINITY);
    Value partial = s.plus(y.times(Value.minus(1, s)));
    return Value.where(x, Comparison.EQUAL, infinity, Value.constant(1), partial);
  }

  /** The product, with an x that is not infinite where the sigmoid is 0. */
  @Override
  public Value expression(Value... x) {
    return x[0].max(Piecewise.VERY_NEGATIVE).times(x[0].sigmoid());
  }
}
