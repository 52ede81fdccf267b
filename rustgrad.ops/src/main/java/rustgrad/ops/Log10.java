package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The logarithm to base 10, y = ln x / ln 10, for x &gt;= 0; -infinity at 0.
 *
 * <p>Value and derivatives are NaN for negative x.
 *
 * <p>Computed with {@link Math#log10}, whose last bit may differ between JVMs.
 */
public final class Log10 extends StandardOp implements UnaryOp {
  private static final double LOG10_E = 0.4342944819032518;

  @Override
  public String name() {
    return "log10";
  }

  @Override
  public double apply(double x) {
    return Math.log10(x);
  }

  /** dy/dx = log10(e) / x. */
  @Override
  public double partial(double x, double y) {
    return Piecewise.unlessNaN(y, LOG10_E / x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return Piecewise.unlessNaN(y, Value.div(LOG10_E, x));
  }

  /** log10(e) ln x. */
  @Override
  public Value expression(Value... x) {
    return x[0].log().times(LOG10_E);
  }
}
