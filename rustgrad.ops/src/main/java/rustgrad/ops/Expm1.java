package rustgrad.ops;

import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The exponential function less 1, y = e^x - 1; exact near 0, where exp would cancel.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM: at most 1 ulp from {@link
 * StrictMath#expm1}.
 */
public final class Expm1 extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "expm1";
  }

  @Override
  public double apply(double x) {
    return Exponential.expm1(x);
  }

  /** dy/dx = e^x; not y + 1, which cancels for negative x. */
  @Override
  public double partial(double x, double y) {
    return Exponential.exp(x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.exp();
  }

  @Override
  public void apply(double[] x, int xFrom, double[] y, int yFrom, int length) {
    Exponential.expm1(x, xFrom, y, yFrom, length);
  }

  @Override
  public void partial(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    Exponential.exp(x, xFrom, into, intoFrom, length);
  }

  /** x (u - 1) / ln(u) with u = e^x rounded, whose error the quotient takes back (Kahan). */
  @Override
  public Value expression(Value... inputs) {
    Value x = inputs[0];
    Value u = x.exp();
    Value corrected = u.minus(1).times(x.div(u.log()));
    // Beyond it u - 1 is u or -1, and near the ends of the range u or its logarithm has no number.
    Value ofLarge =
        Value.where(x.abs(), Comparison.GREATER, Value.constant(50), u.minus(1), corrected);
    return Value.where(u, Comparison.EQUAL, Value.constant(1), x, ofLarge);
  }
}
