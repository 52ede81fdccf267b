package rustgrad.ops;

import rustgrad.api.Comparison;
import rustgrad.api.Value;

/** Cases that several rules share, as numbers and as values. */
final class Piecewise {
  /** Where sigmoid and Phi are 0 for long; float32 has it too. */
  static final double VERY_NEGATIVE = -1e30;

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

  /** 1 where x = y, else 0. */
  static double isEqual(double x, double y) {
    return x == y ? 1 : 0;
  }

  /** 1 where x = y, else 0. */
  static Value isEqual(Value x, Value y) {
    return Value.where(x, Comparison.EQUAL, y, Value.constant(1), Value.constant(0));
  }

  /** Writes 1/n for each of the n inputs that equal y, 0 for the others, or NaN if y is. */
  static void sharesOfEqual(double[] x, double y, double[] into) {
    double n = 0;
    for (double input : x) {
      n += isEqual(input, y);
    }
    for (int i = 0; i < x.length; i++) {
      into[i] = unlessNaN(y, isEqual(x[i], y) / n);
    }
  }

  /** 1/n where x[i] is one of n inputs that equal y, 0 where it is none, or NaN if y is. */
  static Value shareOfEqual(int i, Value[] x, Value y) {
    Value[] equals = new Value[x.length];
    for (int k = 0; k < x.length; k++) {
      equals[k] = isEqual(x[k], y);
    }
    return unlessNaN(y, equals[i].div(Value.sum(equals)));
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
