package rustgrad.ops;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The kernels against StrictMath, whose bits are those of fdlibm on every JVM. */
class KernelsTest {
  private static final int POINTS_OF_RANGE = 200_000;
  private static final int POINTS_OF_EXPONENT = 50;

  private static final double[] SPECIAL = {
    0,
    Double.MIN_VALUE,
    Math.nextDown(Double.MIN_NORMAL),
    Double.MIN_NORMAL,
    0x1p-54,
    0x1p-53,
    0x1p-28,
    0x1p-27,
    1,
    1.5,
    2,
    22,
    39,
    40,
    44,
    708,
    709,
    709.782712893384,
    710,
    710.4758600739439,
    745.1332191019411,
    745.2,
    0x1p19,
    0x1p52,
    0x1p53,
    0x1p54,
    0x1p1023,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NaN
  };

  /**
   * A kernel and what it is compared with.
   *
   * @param ulps the greatest difference
   * @param ranges points lie evenly from minus to plus each of them
   */
  private record Kernel(
      String name,
      DoubleUnaryOperator kernel,
      DoubleUnaryOperator reference,
      long ulps,
      double... ranges) {

    void check(double x) {
      Ulps.assertWithin(ulps, reference, kernel, x);
    }
  }

  private static final List<Kernel> KERNELS =
      List.of(
          new Kernel("exp", Exponential::exp, StrictMath::exp, 0, 1, 10, 750),
          new Kernel("expm1", Exponential::expm1, StrictMath::expm1, 1, 1, 3, 50, 750),
          new Kernel("log", Logarithm::log, StrictMath::log, 1, 1, 2, 1000),
          new Kernel("log1p", Logarithm::log1p, StrictMath::log1p, 1, 1e-5, 1, 2, 1000),
          new Kernel("sin", Trigonometric::sin, StrictMath::sin, 1, 1, 10, 1e6),
          new Kernel("cos", Trigonometric::cos, StrictMath::cos, 1, 1, 10, 1e6),
          new Kernel("tanh", Hyperbolic::tanh, StrictMath::tanh, 0, 0.1, 1.1, 4, 25),
          new Kernel("sinh", Hyperbolic::sinh, StrictMath::sinh, 2, 1, 25, 712),
          new Kernel("cosh", Hyperbolic::cosh, StrictMath::cosh, 0, 1, 25, 712));

  @TestFactory
  Stream<DynamicTest> kernelsAgreeWithStrictMathAtSpecialValuesAndTheirNeighbours() {
    return forEachKernel(
        kernel ->
            DoubleStream.of(SPECIAL)
                .flatMap(x -> DoubleStream.of(Math.nextDown(x), x, Math.nextUp(x)))
                .flatMap(x -> DoubleStream.of(x, -x))
                .forEach(kernel::check));
  }

  @TestFactory
  Stream<DynamicTest> kernelsAgreeWithStrictMathInEveryExponent() {
    return forEachKernel(
        kernel -> {
          SplittableRandom random = new SplittableRandom(1);
          for (long exponent = 0; exponent <= Double.MAX_EXPONENT * 2; exponent++) {
            for (int i = 0; i < POINTS_OF_EXPONENT; i++) {
              long signAndFraction = random.nextLong() & 0x800fffffffffffffL;
              kernel.check(Double.longBitsToDouble(signAndFraction | exponent << 52));
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> kernelsAgreeWithStrictMathOnDenseGrids() {
    return forEachKernel(
        kernel -> {
          for (double range : kernel.ranges) {
            for (int i = 0; i <= POINTS_OF_RANGE; i++) {
              kernel.check(range * (2.0 * i / POINTS_OF_RANGE - 1));
            }
          }
        });
  }

  private static Stream<DynamicTest> forEachKernel(Consumer<Kernel> check) {
    return KERNELS.stream().map(kernel -> dynamicTest(kernel.name, () -> check.accept(kernel)));
  }

  /** Where k in x = k ln 2 + r changes, and fdlibm's own way of rounding decides. */
  @Test
  void exponentialsAgreeAroundHalfMultiplesOfLn2() {
    for (int twiceK = -2200; twiceK <= 2100; twiceK++) {
      double centre = twiceK * 0.5 * 0.6931471805599453;
      for (int i = -50; i <= 50; i++) {
        checkExponentials(centre + i * Math.ulp(centre));
      }
    }
  }

  /** Where fdlibm compares only the upper half of the bits of ln(2)/2. */
  @Test
  void exponentialsAgreeAboveHalfOfLn2() {
    for (long bits = 0x3fd62e42fefa0000L; bits <= 0x3fd62e4300010000L; bits += 179) {
      checkExponentials(Double.longBitsToDouble(bits));
      checkExponentials(-Double.longBitsToDouble(bits));
    }
  }

  private static void checkExponentials(double x) {
    Ulps.assertWithin(0, StrictMath::exp, Exponential::exp, x);
    Ulps.assertWithin(1, StrictMath::expm1, Exponential::expm1, x);
    Ulps.assertWithin(0, StrictMath::tanh, Hyperbolic::tanh, x / 2);
    Ulps.assertWithin(0, StrictMath::cosh, Hyperbolic::cosh, x);
  }

  /** Where the argument reduction cancels the most. */
  @Test
  void sineAndCosineAgreeAroundMultiplesOfHalfPi() {
    for (int n = 1; n <= 400_000; n = n < 20_000 ? n + 1 : n + 7) {
      double centre = n * (Math.PI / 2);
      for (int i = -1; i <= 1; i++) {
        double x = centre + i * Math.ulp(centre);
        Ulps.assertWithin(1, StrictMath::sin, Trigonometric::sin, x);
        Ulps.assertWithin(1, StrictMath::cos, Trigonometric::cos, x);
      }
    }
  }

  @Test
  void sineAndCosineAgreeAroundOddMultiplesOfQuarterPi() {
    for (int n = 1; n <= 100_001; n += 2) {
      double centre = n * (Math.PI / 4);
      for (int i = -3; i <= 3; i++) {
        double x = centre + i * Math.ulp(centre);
        Ulps.assertWithin(1, StrictMath::sin, Trigonometric::sin, -x);
        Ulps.assertWithin(1, StrictMath::cos, Trigonometric::cos, -x);
      }
    }
  }
}
