package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The natural logarithm, y = ln x, for x &gt;= 0; -infinity at 0.
 *
 * <p>Value and derivatives are NaN for negative x.
 *
 * <p>Computed with {@link Math#log}, whose last bit may differ between JVMs.
 */
public final class Log implements UnaryOp {
  @Override
  public String name() {
    return "log";
  }

  @Override
  public double apply(double x) {
    return Math.log(x);
  }

  /** dy/dx = 1 / x. */
  @Override
  public double partial(double x, double y) {
    return Piecewise.unlessNaN(y, 1 / x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return Piecewise.unlessNaN(y, Value.div(1, x));
  }
}
