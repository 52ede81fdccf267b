package rustgrad.ops;

import rustgrad.api.Comparison;
import rustgrad.api.Value;

/** Cases that several rules share, as numbers and as values. */
final class Piecewise {
  private Piecewise() {}

  /** The partial, or NaN where the op has no value, so that a wrong input shows in its gradient. */
  static double unlessNaN(double y, double partial) {
    return Double.isNaN(y) ? y : partial;
  }

  /**
   * The partial, or y itself where it is NaN, which makes every further derivative NaN too. Only
   * NaN differs from itself.
   */
  static Value unlessNaN(Value y, Value partial) {
    return Value.where(y, Comparison.EQUAL, y, partial, y);
  }

  /** 1 where a &gt; b, 1/2 at a tie, else 0. */
  static double shareOfGreater(double a, double b) {
    return a > b ? 1 : a == b ? 0.5 : 0;
  }

  /** 1 where a &gt; b, 1/2 at a tie, else 0. */
  static Value shareOfGreater(Value a, Value b) {
    Value tieOrLess = Value.where(a, Comparison.EQUAL, b, Value.constant(0.5), Value.constant(0));
    return Value.where(a, Comparison.GREATER, b, Value.constant(1), tieOrLess);
  }

  /** leg / length, a cosine or sine; 0 for a vector of no length. */
  static double overLength(double leg, double length) {
    return length == 0 ? 0 : leg / length;
  }

  /** leg / length, a cosine or sine; 0 for a vector of no length. */
  static Value overLength(Value leg, Value length) {
    Value zero = Value.constant(0);
    return Value.where(length, Comparison.EQUAL, zero, zero, leg.div(length));
  }

  /** 1, -1 or x where it is 0 or NaN: plain arithmetic, for C2 to turn into vector instructions. */
  static double sign(double x) {
    return Math.min(Math.max(x * 0x1p1023 * 0x1p51, -1), 1);
  }
}
