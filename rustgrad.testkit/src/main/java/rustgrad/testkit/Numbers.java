package rustgrad.testkit;

import java.util.Arrays;

/** When two numbers count as equal. */
final class Numbers {
  private static final double TOLERANCE = 1e-12;

  private Numbers() {}

  /** Bit for bit, but all NaNs are the same. */
  static boolean same(double a, double b) {
    return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
  }

  /**
   * Up to rounding, relative to their size; the zeros are equal, and so are numbers that underflow.
   */
  static boolean close(double a, double b) {
    double scale = Math.max(Math.abs(a), Math.abs(b));
    return a == b
        || same(a, b)
        || (scale < Double.POSITIVE_INFINITY
            && Math.abs(a - b) <= TOLERANCE * scale + Double.MIN_NORMAL);
  }

  static boolean anyNaN(double[] x) {
    return Arrays.stream(x).anyMatch(Double::isNaN);
  }
}
