package rustgrad.ops;

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
}
