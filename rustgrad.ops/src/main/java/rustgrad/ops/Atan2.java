package rustgrad.ops;

import rustgrad.api.BinaryOp;
import rustgrad.api.Comparison;
import rustgrad.api.Value;

/**
 * The angle of the point (b, a) in radians, from -pi to pi: the arc tangent of a/b in the right
 * quadrant.
 *
 * <p>The derivatives at the origin are 0, where PyTorch has NaN.
 *
 * <p>Computed with {@link Math#atan2} and {@link Math#hypot}, whose last bits may differ between
 * JVMs.
 */
public final class Atan2 extends StandardOp implements BinaryOp {
  @Override
  public String name() {
    return "atan2";
  }

  @Override
  public double apply(double a, double b) {
    return Math.atan2(a, b);
  }

  /** dy/da = b / (a^2 + b^2), without overflow in between. */
  @Override
  public double partialA(double a, double b, double y) {
    return overSquare(b, Math.hypot(a, b));
  }

  /** dy/db = -a / (a^2 + b^2). */
  @Override
  public double partialB(double a, double b, double y) {
    return -overSquare(a, Math.hypot(a, b));
  }

  @Override
  public Value partialA(Value a, Value b, Value y) {
    return overSquare(b, a.hypot(b));
  }

  @Override
  public Value partialB(Value a, Value b, Value y) {
    return overSquare(a, a.hypot(b)).negate();
  }

  private static double overSquare(double leg, double length) {
    return Piecewise.overLength(Piecewise.overLength(leg, length), length);
  }

  private static Value overSquare(Value leg, Value length) {
    return Piecewise.overLength(Piecewise.overLength(leg, length), length);
  }

  /**
   * The angle within an eighth of the circle, from the shorter over the longer leg; then turned.
   */
  @Override
  public Value expression(Value... x) {
    Value a = x[0].abs();
    Value b = x[1].abs();
    Value zero = Value.constant(0);
    Value ofEqual = Value.where(a, Comparison.EQUAL, zero, zero, Value.constant(1));
    Value ratio = Value.where(a, Comparison.EQUAL, b, ofEqual, a.min(b).div(a.max(b)));
    Value eighth = ratio.atan();
    Value quarter = Value.where(a, Comparison.GREATER, b, Value.minus(Math.PI / 2, eighth), eighth);
    Value half =
        Value.where(signed(x[1]), Comparison.LESS, zero, Value.minus(Math.PI, quarter), quarter);
    return Value.where(signed(x[0]), Comparison.LESS, zero, half.negate(), half);
  }

  /** A number with the sign of x, also of a zero. */
  private static Value signed(Value x) {
    return Value.where(x, Comparison.EQUAL, Value.constant(0), Value.div(1, x), x);
  }
}
