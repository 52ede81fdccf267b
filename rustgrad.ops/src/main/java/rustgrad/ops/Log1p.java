package rustgrad.ops;

import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The logarithm of a number given by its distance from 1, y = ln(1 + x), for x &gt;= -1; exact near
 * 0, and -infinity at -1.
 *
 * <p>Value and derivatives are NaN below -1.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM: at most 1 ulp from {@link
 * StrictMath#log1p}.
 */
public final class Log1p extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "log1p";
  }

  @Override
  public double apply(double x) {
    return Logarithm.log1p(x);
  }

  /** dy/dx = 1 / (1 + x). */
  @Override
  public double partial(double x, double y) {
    return Piecewise.unlessNaN(y, 1 / (1 + x));
  }

  @Override
  public Value partial(Value x, Value y) {
    return Piecewise.unlessNaN(y, Value.div(1, x.plus(1)));
  }

  /** x ln(u) / (u - 1) with u = 1 + x rounded, whose error the quotient takes back (Kahan). */
  @Override
  public Value expression(Value... inputs) {
    Value x = inputs[0];
    Value u = x.plus(1);
    Value corrected = u.log().times(x.div(u.minus(1)));
    Value infinity = Value.constant(Double.POSITIVE_INFINITY);
    Value ofLarge = Value.where(x, Comparison.EQUAL, infinity, x, corrected);
    return Value.where(u, Comparison.EQUAL, Value.constant(1), x, ofLarge);
  }
}
