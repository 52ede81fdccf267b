package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The logarithm of a number given by its distance from 1, y = ln(1 + x), for x &gt;= -1; exact near
 * 0, and -infinity at -1.
 *
 * <p>Value and derivatives are NaN below -1.
 *
 * <p>Computed with {@link Math#log1p}, whose last bit may differ between JVMs.
 */
public final class Log1p implements UnaryOp {
  @Override
  public String name() {
    return "log1p";
  }

  @Override
  public double apply(double x) {
    return Math.log1p(x);
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
}
