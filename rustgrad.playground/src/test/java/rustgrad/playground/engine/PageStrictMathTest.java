package rustgrad.playground.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class PageStrictMathTest {
  private static final double[] SPECIAL = {
    0,
    -0.0,
    1,
    -1,
    0.5,
    -0.5,
    2,
    3,
    -3,
    1024,
    709.8,
    -745.2,
    1e-300,
    -1e-300,
    1e300,
    -1e300,
    5e-324,
    0x1p53,
    0x1p31,
    Math.PI,
    Math.PI / 2,
    -Math.PI / 4,
    3 * Math.PI / 4,
    1e5,
    7e5,
    Double.MAX_VALUE,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    0.2929,
    -0.2929,
    0.41422,
    1e-9,
    -1e-9,
    0x1p-20
  };

  @Test
  void theExponentialsHaveTheBitsOfStrictMath() {
    compare(StrictMath::exp, PageStrictMath::exp, Double.MAX_VALUE);
    compare(StrictMath::expm1, PageStrictMath::expm1, Double.MAX_VALUE);
  }

  @Test
  void aSignIsCopied() {
    for (double size : SPECIAL) {
      for (double sign : new double[] {1, -1, 0, -0.0, 1e-320, -1e-320, Double.NEGATIVE_INFINITY}) {
        assertSame(Math.copySign(size, sign), PageStrictMath.copySign(size, sign), sign);
      }
    }
  }

  @Test
  void theUnitInTheLastPlaceIsThatOfMath() {
    compare(Math::ulp, PageStrictMath::ulp, Double.MAX_VALUE);
  }

  @Test
  void theLogarithmsHaveTheBitsOfStrictMath() {
    compare(StrictMath::log, PageStrictMath::log, Double.MAX_VALUE);
    compare(StrictMath::log1p, PageStrictMath::log1p, Double.MAX_VALUE);
  }

  @Test
  void sineAndCosineHaveTheBitsOfStrictMath() {
    compare(StrictMath::sin, PageStrictMath::sin, 823549);
    compare(StrictMath::cos, PageStrictMath::cos, 823549);
  }

  @Test
  void sineAndCosineNearMultiplesOfARightAngle() {
    for (int n = -3000; n < 3000; n++) {
      double x = n * (Math.PI / 2);
      for (double y : new double[] {x, Math.nextUp(x), Math.nextDown(x), x + 1e-9, x - 1e-5}) {
        assertSame(StrictMath.sin(y), PageStrictMath.sin(y), y);
        assertSame(StrictMath.cos(y), PageStrictMath.cos(y), y);
      }
    }
  }

  @Test
  void thePowerHasTheBitsOfStrictMath() {
    for (double x : SPECIAL) {
      for (double y : SPECIAL) {
        assertPower(x, y);
      }
    }
    Random random = new Random(4);
    for (int i = 0; i < 300_000; i++) {
      assertPower(random.nextGaussian() * 3, random.nextInt(41) - 20);
      assertPower(Math.abs(anyNumber(random)), random.nextGaussian() * 3);
      assertPower(anyNumber(random), anyNumber(random));
      assertPower(1 + random.nextGaussian() * 1e-7, random.nextGaussian() * 1e10);
    }
    for (int step = 1; step <= 20_000; step++) {
      assertPower(0.9, step);
      assertPower(0.999, step);
    }
  }

  private static void assertPower(double x, double y) {
    double expected = StrictMath.pow(x, y);
    double actual = PageStrictMath.pow(x, y);
    if (Double.compare(expected, actual) != 0) {
      assertEquals(expected, actual, () -> x + " to the power of " + y);
    }
  }

  private static void compare(
      DoubleUnaryOperator expected, DoubleUnaryOperator actual, double most) {
    for (double x : SPECIAL) {
      if (Math.abs(x) <= most || Double.isNaN(x)) {
        assertSame(expected.applyAsDouble(x), actual.applyAsDouble(x), x);
      }
    }
    Random random = new Random(3);
    for (int i = 0; i < 500_000; i++) {
      for (double x :
          new double[] {
            anyNumber(random),
            random.nextGaussian(),
            100 * random.nextGaussian(),
            3 * random.nextDouble()
          }) {
        if (Math.abs(x) <= most) {
          assertSame(expected.applyAsDouble(x), actual.applyAsDouble(x), x);
        }
      }
    }
  }

  private static double anyNumber(Random random) {
    return Double.longBitsToDouble(random.nextLong());
  }

  private static void assertSame(double expected, double actual, double x) {
    if (Double.compare(expected, actual) != 0) {
      assertEquals(expected, actual, () -> "at " + x);
    }
  }
}
