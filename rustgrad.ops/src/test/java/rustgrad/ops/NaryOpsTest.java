package rustgrad.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;

/** The ops of any number of inputs. */
class NaryOpsTest {
  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static final Op LOG_SUM_EXP = new LogSumExp();

  private static double[] at(double... x) {
    return x;
  }

  private static void assertIs(
      NaryOp op, double[] x, double value, double tolerance, double... partials) {
    assertEquals(value, Ops.value(op, x), tolerance * Math.abs(value));
    assertArrayEquals(partials, Ops.partials(op, x), tolerance);
  }

  private static void assertIsExactly(NaryOp op, double[] x, double value, double... partials) {
    assertEquals(value, Ops.value(op, x));
    assertArrayEquals(partials, Ops.partials(op, x));
  }

  /** Reference values from mpmath 1.3 with 40 digits. */
  @Test
  void logSumExpIsExactWhereOneInputDominatesToo() {
    NaryOp op = new LogSumExp();
    double e40 = 4.248354255291589e-18;
    assertIs(op, at(0, -40), e40, 4e-16, 1, e40);
    assertIs(op, at(-40, 0), e40, 4e-16, e40, 1);
    double e700 = 9.8596765437597709e-305;
    assertIs(op, at(0, -700), e700, 4e-16, 1, e700);
    double a = 0.25949646034241912;
    double b = 0.70538451269824116;
    assertIs(op, at(1, 2, -1), 2.3490122167681864, 4e-16, a, b, 0.035119026959339724);
    double third = 1 / 3.0;
    assertIs(op, at(0.5, 0.5, 0.5), 1.5986122886681097, 4e-16, third, third, third);
    assertIsExactly(op, at(-3.7), -3.7, 1);
  }

  /** Far from 0 the partials have the rounding of the value. */
  @Test
  void logSumExpOfLargeInputsDoesNotOverflow() {
    NaryOp op = new LogSumExp();
    assertIsExactly(op, at(800, -800), 800, 1, 0);
    assertIsExactly(op, at(1e308, -1e308), 1e308, 1, 0);
    assertIsExactly(op, at(-1e308, -1.5e308), -1e308, 1, 0);
    double a = 0.4223187982515182;
    assertIs(op, at(1000, 1000, 999), 1000.8619948040583, 1e-13, a, a, 0.15536240349696361);
    assertIs(
        op, at(-800, -801), -799.68673831248178, 1e-13, 0.73105857863000488, 0.26894142136999512);
  }

  @Test
  void logSumExpOfInfinitiesIsThatOfTheGreatest() {
    NaryOp op = new LogSumExp();
    assertIsExactly(op, at(-INFINITY, -INFINITY), -INFINITY, 1, 1);
    assertIsExactly(op, at(-INFINITY, 2), 2, 0, 1);
    assertIsExactly(op, at(INFINITY, 2, -INFINITY), INFINITY, 1, 0, 0);
    assertIsExactly(op, at(INFINITY, NAN), NAN, NAN, NAN);
    assertIsExactly(op, at(NAN, -INFINITY), NAN, NAN, NAN);
  }

  @Test
  void logSumExpOfTwoIsTheGreaterPlusTheSoftplusOfMinusTheirDistance() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      double x = random.nextDouble(-50, 50);
      double expected = Math.max(x, 0) + Logistic.softplus(-Math.abs(x));
      assertEquals(expected, Ops.value(LOG_SUM_EXP, x, 0), 2 * Math.ulp(expected));
    }
  }

  @Test
  void inputsThatTieShareTheDerivativeEvenly() {
    double third = 1 / 3.0;
    assertIsExactly(new MaxOf(), at(2, 1, 2, 2), 2, third, 0, third, third);
    assertIsExactly(new MinOf(), at(2, 1, 2, 1), 1, 0, 0.5, 0, 0.5);
    assertIsExactly(new MaxOf(), at(-0.0, 0), 0, 0.5, 0.5);
    assertIsExactly(new MinOf(), at(0, -0.0), -0.0, 0.5, 0.5);
    assertIsExactly(new MaxOf(), at(INFINITY, INFINITY, 3), INFINITY, 0.5, 0.5, 0);
    assertIsExactly(new MinOf(), at(-INFINITY), -INFINITY, 1);
  }

  @Test
  void ofTwoInputsTheyAreMaxAndMin() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 10_000; i++) {
      double[] x = {random.nextInt(5) - 2.0, random.nextInt(5) - 2.0};
      assertIsExactly(new MaxOf(), x, Ops.value(new Max(), x), Ops.partials(new Max(), x));
      assertIsExactly(new MinOf(), x, Ops.value(new Min(), x), Ops.partials(new Min(), x));
    }
  }
}
