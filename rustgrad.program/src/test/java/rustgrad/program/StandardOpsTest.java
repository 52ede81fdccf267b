package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

/** Second derivatives of the ops where they are at risk, and the methods that reach ops. */
class StandardOpsTest {
  /** The gradient, then the Hessian row by row. */
  private static double[] derivatives(Function<Value[], Value> function, double... x) {
    Program f = Program.trace(x.length, function);
    double[] gradient = new double[x.length];
    double[] hessian = new double[x.length * x.length];
    f.gradient(x, gradient);
    f.hessian(x, hessian);
    double[] all = Arrays.copyOf(gradient, x.length + hessian.length);
    System.arraycopy(hessian, 0, all, x.length, hessian.length);
    return all;
  }

  private static double[] numbers(double... numbers) {
    return numbers;
  }

  @Test
  void theHessianOfLogSumExpIsFiniteAtExtremes() {
    assertFlat(1e308, -1e308);
    assertFlat(800, -800);
    assertFlat(Double.POSITIVE_INFINITY, 3);
    assertFlat(3, Double.NEGATIVE_INFINITY);
  }

  private static void assertFlat(double greater, double less) {
    double[] flat = numbers(1, 0, 0, 0, 0, 0);
    double zerosAreEqual = Double.MIN_VALUE;
    assertArrayEquals(flat, derivatives(Value::logSumExp, greater, less), zerosAreEqual);
  }

  /** p[k] and p[i] (1 where i = k - p[k]), p the softmax. */
  @Test
  void theHessianOfLogSumExpIsThatOfTheSoftmax() {
    double p = 0.25;
    double[] expected = numbers(p, 1 - p, p * (1 - p), -p * (1 - p), -p * (1 - p), p * (1 - p));
    assertArrayEquals(expected, derivatives(Value::logSumExp, -Math.log(3), 0), 1e-15);
    assertArrayEquals(expected, derivatives(Value::logSumExp, 5 - Math.log(3), 5), 5e-15);
    double tiny = 4.248354255291589e-18;
    double[] tail = derivatives(Value::logSumExp, 0, -40);
    assertArrayEquals(numbers(1, tiny, 0, -tiny, -tiny, tiny), tail, 1e-32);
  }

  @Test
  void theHessianOfAGreatestIsZeroAlsoAtATie() {
    double third = 1 / 3.0;
    double[] expected = new double[12];
    expected[0] = expected[1] = expected[2] = third;
    assertArrayEquals(expected, derivatives(Value::maxOf, 2, 2, 2));
    assertArrayEquals(expected, derivatives(Value::minOf, 2, 2, 2));
  }

  @Test
  void powersOf0HaveDerivativesForEveryBase() {
    Function<Value[], Value> power = x -> x[0].pow(0);
    assertArrayEquals(numbers(0, 0), derivatives(power, Double.NaN));
    assertArrayEquals(numbers(0, 0), derivatives(power, 0));
    double[] ofBoth = derivatives(x -> x[0].pow(x[1]), 2, 0);
    double log = Math.log(2);
    assertArrayEquals(numbers(0, log, 0, 0.5, 0.5, log * log), ofBoth, 1e-15);
  }

  @Test
  void theMethodsReachTheOps() {
    Value x = Value.of(0.3);
    assertEquals("erfc", x.erfc().op());
    assertEquals("normalCdf", x.normalCdf().op());
    assertEquals("maxOf", Value.maxOf(x, x, x).op());
    assertEquals("minOf", Value.minOf(x, x, x).op());
    assertEquals("logSumExp", Value.logSumExp(x).op());
    Throwable none = assertThrows(IllegalArgumentException.class, Value::maxOf);
    assertEquals("op 'maxOf' takes 1 or more, but got 0 inputs", none.getMessage());
  }
}
