package rustgrad.ops;

import rustgrad.api.Comparison;
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

  /**
   * sin(x + pi/2) with the nearest multiple m pi taken off, (-1)^m sin(x - (2m - 1) pi/2); where m
   * has too many bits, 1 - 2 sin(x/2)^2.
   */
  @Override
  public Value expression(Value... inputs) {
    Value x = inputs[0];
    Value m = x.times(0.5 * Trigonometric.TWO_OVER_PI).plus(1).floor();
    Value n = m.times(2).minus(1);
    Value r =
        x.minus(n.times(Trigonometric.HALF_PI_HIGH)).minus(n.times(Trigonometric.HALF_PI_LOW));
    Value isOdd = m.minus(m.times(0.5).floor().times(2));
    Value cosine = Value.minus(1, isOdd.times(2)).times(r.sin());
    Value half = x.times(0.5).sin();
    Value ofLarge = Value.minus(1, half.times(half).times(2));
    Value largest = Value.constant(Trigonometric.LARGEST);
    return Value.where(x.abs(), Comparison.GREATER, largest, ofLarge, cosine);
  }
}
