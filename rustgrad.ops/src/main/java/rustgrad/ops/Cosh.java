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

  /** r^2 / 2 + 1 / (2 r^2) with r = e^(|x| / 2), so that nothing overflows before cosh does. */
  @Override
  public Value expression(Value... x) {
    Value root = x[0].abs().times(0.5).exp();
    Value half = root.times(0.5);
    return half.times(root).plus(Value.div(0.5, root).div(root));
  }
}
