package rustgrad.ops;

import rustgrad.api.BinaryOp;
import rustgrad.api.Comparison;
import rustgrad.api.Value;

/**
 * The length of the vector (a, b), y = sqrt(a^2 + b^2), without overflow or underflow in between.
 *
 * <p>The derivatives at the origin are 0, where PyTorch has NaN.
 *
 * <p>Computed with {@link Math#hypot}, whose last bit may differ between JVMs.
 */
public final class Hypot extends StandardOp implements BinaryOp {
  @Override
  public String name() {
    return "hypot";
  }

  @Override
  public double apply(double a, double b) {
    return Math.hypot(a, b);
  }

  /** dy/da = a / y. */
  @Override
  public double partialA(double a, double b, double y) {
    return Piecewise.overLength(a, y);
  }

  /** dy/db = b / y. */
  @Override
  public double partialB(double a, double b, double y) {
    return Piecewise.overLength(b, y);
  }

  @Override
  public Value partialA(Value a, Value b, Value y) {
    return Piecewise.overLength(a, y);
  }

  @Override
  public Value partialB(Value a, Value b, Value y) {
    return Piecewise.overLength(b, y);
  }

  /** The longer leg times sqrt(1 + ratio^2). */
  @Override
  public Value expression(Value... x) {
    Value longer = x[0].abs().max(x[1].abs());
    Value ratio = x[0].abs().min(x[1].abs()).div(longer);
    Value length = longer.times(ratio.times(ratio).plus(1).sqrt());
    Value zero = Value.constant(0);
    Value infinity = Value.constant(Double.POSITIVE_INFINITY);
    Value orZero = Value.where(longer, Comparison.EQUAL, zero, zero, length);
    Value orInfinity = Value.where(x[0].abs(), Comparison.EQUAL, infinity, infinity, orZero);
    return Value.where(x[1].abs(), Comparison.EQUAL, infinity, infinity, orInfinity);
  }
}
