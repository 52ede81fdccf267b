package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The sine of an angle in radians; NaN at the infinities.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM: at most 1 ulp from {@link
 * StrictMath#sin}.
 *
 * <p>Above 2^19, and very near to a multiple of pi/2, StrictMath computes it, which on later JDKs
 * allocates memory.
 */
public final class Sin extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "sin";
  }

  @Override
  public double apply(double x) {
    return Trigonometric.sin(x);
  }

  /** dy/dx = cos x. */
  @Override
  public double partial(double x, double y) {
    return Trigonometric.cos(x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.cos();
  }
}
