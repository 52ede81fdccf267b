package rustgrad.ops;

import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The exponential linear unit with alpha = 1, y = x where x &gt; 0, else e^x - 1 (Clevert,
 * Unterthiner and Hochreiter, 2015).
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM: at most 1 ulp from {@link
 * StrictMath#expm1}.
 */
public final class Elu extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "elu";
  }

  @Override
  public double apply(double x) {
    return x > 0 ? x : Exponential.expm1(x);
  }

  /** dy/dx = 1 where x &gt; 0, else e^x; not y + 1, which cancels. */
  @Override
  public double partial(double x, double y) {
    return x > 0 ? 1 : Exponential.exp(x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return Value.where(x, Comparison.GREATER, Value.constant(0), Value.constant(1), x.exp());
  }

  /** The definition. */
  @Override
  public Value expression(Value... x) {
    return Value.where(x[0], Comparison.GREATER, Value.constant(0), x[0], x[0].expm1());
  }
}
