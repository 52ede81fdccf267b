package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rustgrad.rows.Everywhere.assertClose;
import static rustgrad.rows.Everywhere.check;

import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.NaryOp;
import rustgrad.api.Value;
import rustgrad.program.Gradient;
import rustgrad.program.ImplicitFunction;
import rustgrad.program.Newton;
import rustgrad.program.Program;
import rustgrad.program.contract.FreshEager;

/** Solutions of equations, differentiated through the equation. */
class ImplicitFunctionTest {
  private static final Program KEPLER =
      Program.trace(3, x -> x[0].minus(x[2].times(x[0].sin())).minus(x[1]));
  private static final ImplicitFunction ANOMALY =
      ImplicitFunction.of("anomaly", KEPLER, Newton.of(KEPLER, p -> p[0]));

  // ---- Kepler's equation E - e sin E = M

  @Test
  void theEccentricAnomalyHasTheDerivativesThatAreKnown() {
    for (double[] at : new double[][] {{1, 0.5}, {-2.5, 0.1}, {3, 0.95}, {0.01, 0.8}, {40, 0.7}}) {
      double anomaly = ANOMALY.solve(at);
      double e = at[1];
      double sin = Math.sin(anomaly);
      double cos = Math.cos(anomaly);
      double d = 1 - e * cos;
      assertEquals(at[0], anomaly - e * sin, 4 * Math.ulp(at[0]));
      check(x -> Value.of(ANOMALY, x), at, anomaly, 1 / d, sin / d);
      double byBoth = (cos - e) / (d * d * d);
      double byE = sin / (d * d) * (2 * cos - e * sin * sin / d);
      check(
          x -> Gradient.of(y -> Value.of(ANOMALY, y)).at(x).gradient()[0],
          at,
          1 / d,
          -e * sin / (d * d * d),
          byBoth);
      check(
          x -> Gradient.of(y -> Value.of(ANOMALY, y)).at(x).gradient()[1],
          at,
          sin / d,
          byBoth,
          byE);
      double[] hessian = new double[4];
      Program.trace(2, x -> Value.of(ANOMALY, x)).hessian(at, hessian);
      double[] expected = {-e * sin / (d * d * d), byBoth, byBoth, byE};
      for (int k = 0; k < 4; k++) {
        assertClose(expected[k], hessian[k]);
      }
    }
  }

  @Test
  void theDerivativeByTheRowsAddsUp() {
    RowProgram rows = RowProgram.trace(1, 1, (p, row) -> Value.of(ANOMALY, row[0], p[0]));
    double[] gradient = new double[1];
    double[] times = new double[100];
    Arrays.setAll(times, k -> 0.1 * k);
    double value = rows.sumGradient(new double[] {0.3}, Rows.rowMajor(times, 1), gradient);
    double sum = 0;
    double slope = 0;
    for (double m : times) {
      double x = ANOMALY.solve(m, 0.3);
      sum += x;
      slope += Math.sin(x) / (1 - 0.3 * Math.cos(x));
    }
    assertClose(sum, value);
    assertClose(slope, gradient[0]);
  }

  @Test
  void manyThreadsSolveAtOnce() {
    RowProgram rows = RowProgram.trace(1, 1, (p, row) -> Value.of(ANOMALY, row[0], p[0]));
    double[] times = new double[20_000];
    Arrays.setAll(times, k -> 1e-3 * k);
    double[] gradient = new double[1];
    double[] inParallel = new double[1];
    double[] at = {0.3};
    Rows data = Rows.rowMajor(times, 1);
    double value = rows.sumGradient(at, data, gradient);
    assertEquals(value, rows.parallel().sumGradient(at, data, inParallel));
    assertArrayEquals(gradient, inParallel);
  }

  @Test
  void thirdDerivativesFollowFromNesting() { // x^3 = p: x = p^(1/3)
    Program cube = Program.trace(2, x -> x[0].pow(3).minus(x[1]));
    NaryOp root = ImplicitFunction.of("cubeRoot", cube, p -> Math.cbrt(p[0]));
    Function<Value[], Value> second =
        x -> {
          Gradient first = Gradient.of(y -> Value.of(root, y));
          return Gradient.of(y -> first.at(y).gradient()[0]).at(x).gradient()[0];
        };
    double p = 2.5;
    check(
        second, new double[] {p}, -2 * Math.pow(p, -5 / 3.0) / 9, 10 * Math.pow(p, -8 / 3.0) / 27);
  }

  // ---- the volatility that a price implies (Black and Scholes 1973)

  /** A call on a stock at 100, without interest: of volatility and price, strike and time. */
  private static Value excess(Value[] x) {
    return price(x[0], x[2], x[3]).minus(x[1]);
  }

  private static Value price(Value volatility, Value strike, Value time) {
    Value deviation = volatility.times(time.sqrt());
    Value d1 = Value.div(100, strike).log().div(deviation).plus(deviation.times(0.5));
    Value d2 = d1.minus(deviation);
    return normalCdf(d1).times(100).minus(normalCdf(d2).times(strike));
  }

  private static Value normalCdf(Value x) {
    return x.div(Math.sqrt(2)).erf().plus(1).times(0.5);
  }

  @Test
  void theImpliedVolatilityHasOneOverVegaAsDerivative() {
    Program equation = Program.trace(4, ImplicitFunctionTest::excess);
    NaryOp implied = ImplicitFunction.of("impliedVolatility", equation, Newton.of(equation, 0.5));
    for (double[] market : new double[][] {{0.2, 110, 0.75}, {0.45, 80, 2}, {0.1, 100, 0.1}}) {
      double volatility = market[0];
      double deviation = volatility * Math.sqrt(market[2]);
      double d1 = Math.log(100 / market[1]) / deviation + deviation / 2;
      double d2 = d1 - deviation;
      double vega = 100 * Math.sqrt(market[2] / (2 * Math.PI)) * Math.exp(-d1 * d1 / 2);
      double vomma = vega * d1 * d2 / volatility;
      double price = price(Value.of(volatility), Value.of(market[1]), Value.of(market[2])).item();
      double[] at = {price, market[1], market[2]};
      Gradient.Point first = Everywhere.at(x -> Value.of(implied, x), at);
      assertEquals(volatility, first.value(), 1e-12);
      assertEquals(1 / vega, first.gradient()[0], 1e-10 / vega);
      Gradient.Point second =
          Everywhere.at(x -> Gradient.of(y -> Value.of(implied, y)).at(x).gradient()[0], at);
      assertEquals(1 / vega, second.value(), 1e-10 / vega);
      double expected = -vomma / (vega * vega * vega);
      assertEquals(expected, second.gradient()[0], 1e-10 * Math.abs(expected) + 1e-14);
    }
  }

  // ---- where there is no solution

  private static final Program NO_REAL_ROOT = Program.trace(2, x -> x[0].times(x[0]).plus(x[1]));

  @Test
  void whereThereIsNoSolutionTheOpIsNaNAndSolveSaysWhy() {
    ImplicitFunction root = ImplicitFunction.of("root", NO_REAL_ROOT, Newton.of(NO_REAL_ROOT, 1));
    assertEquals(2.0, root.solve(-4));
    assertTrue(Double.isNaN(root.apply(new double[] {4})));
    assertTrue(Double.isNaN(Everywhere.at(x -> Value.of(root, x), 4).gradient()[0]));
    String message = assertThrows(ArithmeticException.class, () -> root.solve(4)).getMessage();
    assertTrue(message.contains("'root' has no value"), message);
    assertTrue(message.contains("p = [4.0]"), message);
    assertTrue(message.contains("ended at x = "), message);
    assertTrue(message.contains("F = "), message);
    assertTrue(message.contains("another start"), message);
    check(
        x -> {
          Value zero = Value.constant(0);
          return Value.where(x[0], Comparison.LESS, zero, Value.of(root, x[0]), x[0].times(3));
        },
        new double[] {4},
        12,
        3);
  }

  @Test
  void aSolverMaySayNaNOrThrow() {
    ImplicitFunction nan = ImplicitFunction.of("nan", NO_REAL_ROOT, p -> Double.NaN);
    assertTrue(Double.isNaN(nan.apply(new double[1])));
    assertThrows(ArithmeticException.class, () -> nan.solve(1));
    ImplicitFunction broken =
        ImplicitFunction.of(
            "broken",
            NO_REAL_ROOT,
            p -> {
              throw new IllegalStateException("a bug");
            });
    assertThrows(IllegalStateException.class, () -> broken.apply(new double[1]));
  }

  @Test
  void newtonFindsRootsThatAreHard() {
    Program square = Program.trace(2, x -> x[0].times(x[0]).minus(x[1]));
    assertEquals(0.0, Newton.of(square, 1).applyAsDouble(new double[] {0}), 1e-12);
    assertEquals(Math.sqrt(2), Newton.of(square, 1e-8).applyAsDouble(new double[] {2}), 3e-16);
    assertEquals(1e100, Newton.of(square, 1).applyAsDouble(new double[] {1e200}), 1e85);
    assertEquals(1e-100, Newton.of(square, 1e-90).applyAsDouble(new double[] {1e-200}), 1e-112);
    Program arctangent = Program.trace(2, x -> x[0].atan().minus(x[1]));
    assertEquals(0.0, Newton.of(arctangent, 100).applyAsDouble(new double[] {0}), 1e-300);
    Program flat = Program.trace(2, x -> x[0].exp().minus(x[1]));
    assertThrows(
        ArithmeticException.class, () -> Newton.of(flat, 1).applyAsDouble(new double[] {-1}));
    assertThrows(
        ArithmeticException.class,
        () -> Newton.of(flat, Double.NaN).applyAsDouble(new double[] {1}));
  }

  @Test
  void badInputIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ImplicitFunction.of("", KEPLER, p -> p[0]));
    assertThrows(NullPointerException.class, () -> ImplicitFunction.of("f", KEPLER, null));
    Program one = Program.trace(1, x -> x[0]);
    String message =
        assertThrows(IllegalArgumentException.class, () -> ImplicitFunction.of("f", one, p -> p[0]))
            .getMessage();
    assertTrue(message.contains("'f' has 1 inputs"), message);
    assertThrows(IllegalArgumentException.class, () -> ANOMALY.solve(1));
    assertThrows(IllegalArgumentException.class, () -> Value.of(ANOMALY, Value.of(1)));
    assertThrows(
        IllegalArgumentException.class, () -> Newton.of(Program.trace(0, x -> Value.of(1)), 1));
    assertThrows(
        IllegalArgumentException.class, () -> ImplicitFunction.of("my root", KEPLER, p -> p[0]));
    assertEquals("ImplicitFunction 'anomaly'", ANOMALY.toString());
  }

  @Test
  void anEquationThatComparesIsDifferentiatedOnceInAProgramAndMoreOftenEagerly() {
    Program equation =
        Program.trace(
            2, x -> (x[0].isGreaterThan(0) ? x[0].times(x[0]) : x[0].times(2)).minus(x[1]));
    ImplicitFunction root = ImplicitFunction.of("root", equation, Newton.of(equation, 1));
    check(x -> Value.of(root, x), new double[] {4}, 2, 0.25);
    assertEquals(
        -1 / 32.0,
        FreshEager.at(x -> Gradient.of(y -> Value.of(root, y)).at(x).gradient()[0], 4)
            .gradient()[0]);
    double[] hessian = new double[1];
    Program program = Program.trace(1, x -> Value.of(root, x));
    String message =
        assertThrows(IllegalStateException.class, () -> program.hessian(new double[] {4}, hessian))
            .getMessage();
    assertTrue(message.contains("'root'"), message);
    assertTrue(message.contains("Value.where"), message);
    assertArrayEquals(new double[1], hessian);
  }
}
