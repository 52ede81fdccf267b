package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The natural logarithm, y = ln x, for x &gt;= 0; -infinity at 0.
 *
 * <p>Value and derivatives are NaN for negative x.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM: at most 1 ulp from {@link
 * StrictMath#log}.
 */
public final class Log extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "log";
  }

  @Override
  public double apply(double x) {
    return Logarithm.log(x);
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
