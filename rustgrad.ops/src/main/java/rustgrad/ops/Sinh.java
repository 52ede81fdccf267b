package rustgrad.ops;

import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The hyperbolic sine, y = (e^x - e^-x) / 2; infinite beyond about 710.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM: at most 2 ulp from {@link
 * StrictMath#sinh}.
 */
public final class Sinh extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "sinh";
  }

  @Override
  public double apply(double x) {
    return Hyperbolic.sinh(x);
  }

  /** dy/dx = cosh x. */
  @Override
  public double partial(double x, double y) {
    return Hyperbolic.cosh(x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.cosh();
  }

  /** (t + t / (t + 1)) / 2 with t = e^|x| - 1; for large |x|, half of e^|x| as a square. */
  @Override
  public Value expression(Value... x) {
    Value size = x[0].abs();
    Value t = size.expm1();
    Value root = size.times(0.5).exp();
    Value sinh =
        Value.where(
            size,
            Comparison.LESS,
            Value.constant(40),
            t.plus(t.div(t.plus(1))).times(0.5),
            root.times(0.5).times(root));
    return Value.where(x[0], Comparison.LESS, Value.constant(0), sinh.negate(), sinh);
  }
}
