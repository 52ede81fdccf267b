package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The cosine of an angle in radians; NaN at the infinities.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM: at most 1 ulp from {@link
 * StrictMath#cos}.
 *
 * <p>Above 2^19, and very near to a multiple of pi/2, StrictMath computes it, which on later JDKs
 * allocates memory.
 */
public final class Cos extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "cos";
  }

  @Override
  public double apply(double x) {
    return Trigonometric.cos(x);
  }

  /** dy/dx = -sin x. */
  @Override
  public double partial(double x, double y) {
    return -Trigonometric.sin(x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.sin().negate();
  }
}
