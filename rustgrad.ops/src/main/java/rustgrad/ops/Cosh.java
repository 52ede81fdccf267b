package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The hyperbolic cosine, y = (e^x + e^-x) / 2; infinite beyond about 710.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM: those of {@link
 * StrictMath#cosh}.
 */
public final class Cosh extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "cosh";
  }

  @Override
  public double apply(double x) {
    return Hyperbolic.cosh(x);
  }

  /** dy/dx = sinh x. */
  @Override
  public double partial(double x, double y) {
    return Hyperbolic.sinh(x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.sinh();
  }
}
