package rustgrad.ops;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

/** How many doubles lie between a value and its reference. */
final class Ulps {
  private Ulps() {}

  /** NaN equals NaN only, and the zeros differ. */
  static void assertWithin(
      long ulps, DoubleUnaryOperator reference, DoubleUnaryOperator function, double x) {
    double expected = reference.applyAsDouble(x);
    double actual = function.applyAsDouble(x);
    if (Double.doubleToLongBits(expected) == Double.doubleToLongBits(actual)) {
      return;
    }
    assertTrue(
        expected != actual && between(expected, actual) <= ulps,
        () -> "at %s (%a): expected %s but was %s".formatted(x, x, expected, actual));
  }

  /** More than any tolerance where one of them is NaN. */
  private static long between(double a, double b) {
    return Double.isNaN(a) || Double.isNaN(b)
        ? Long.MAX_VALUE
        : Math.abs(position(a) - position(b));
  }

  /** The doubles in ascending order have ascending positions. */
  private static long position(double x) {
    long bits = Double.doubleToLongBits(x);
    return bits < 0 ? Long.MIN_VALUE - bits : bits;
  }
}
