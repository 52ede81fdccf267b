package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static rustgrad.rows.Everywhere.assertClose;
import static rustgrad.rows.Everywhere.check;

import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.program.Gradient;
import rustgrad.program.Program;
import rustgrad.program.VectorProgram;
import rustgrad.program.contract.FreshEager;

/** Gradients within functions that are differentiated themselves. */
class NestedTest {

  static Value derivative(Function<Value, Value> function, Value at) {
    return Gradient.of(x -> function.apply(x[0])).at(at).gradient()[0];
  }

  /** The function x -> f'(x), so many times. */
  private static Function<Value, Value> derivative(Function<Value, Value> function, int times) {
    return times == 0 ? function : derivative(x -> derivative(function, x), times - 1);
  }

  // ---- perturbation confusion

  @Test
  void theClassicalConfusion() { // d/dx [x * d/dy (x + y) at y = 1], Siskind and Pearlmutter 2005
    check(
        x -> x[0].times(derivative(y -> x[0].plus(y), Value.constant(1))), new double[] {1}, 1, 1);
    check(x -> x[0].times(derivative(y -> x[0].plus(y), Value.of(1))), new double[] {1}, 1, 1);
  }

  @Test
  void aVariableFromOutsideIsAnotherThanTheInputOfTheSameNumber() {
    check(x -> derivative(y -> x[0].plus(y), x[0]), new double[] {3}, 1, 0);
    check(x -> derivative(y -> x[0].times(y), x[0]), new double[] {3}, 3, 1);
    check(x -> derivative(y -> x[0].times(x[0]).times(y), x[0]), new double[] {3}, 9, 6);
    check(x -> derivative(y -> y.times(y).times(x[0]), x[0]), new double[] {3}, 18, 12);
    check(
        x -> Value.sum(Gradient.of(y -> y[0].times(y[1]).plus(x[0])).at(x[0], x[0]).gradient()),
        new double[] {3},
        6,
        2);
  }

  @Test
  void threeLevelsKeepTheirVariablesApart() {
    // x d/dy [y d/dz (x y z) at 2] at 3 = 6 x^2
    check(
        x ->
            x[0].times(
                derivative(
                    y -> y.times(derivative(z -> x[0].times(y).times(z), Value.constant(2))),
                    Value.constant(3))),
        new double[] {1.5},
        13.5,
        18);
  }

  @Test
  void anInnerProgramIsDifferentiatedWithTheOuterFunction() {
    Program inner = Program.trace(2, y -> y[0].times(y[1]).sin());
    check(
        x -> { // x cos(x^2) + sin(x^2)
          return inner.gradient(x[0], x[0])[0].plus(inner.apply(x[0], x[0]));
        },
        new double[] {0.7},
        0.7 * Math.cos(0.49) + Math.sin(0.49),
        Math.cos(0.49) - 2 * 0.49 * Math.sin(0.49) + 1.4 * Math.cos(0.49));
  }

  @Test
  void aProgramThatIsTracedWithinAFunctionMayUseItsValues() {
    check(
        x -> {
          Program inner = Program.trace(1, y -> y[0].times(x[0]).exp());
          return inner.gradient(x[0])[0];
        },
        new double[] {0.5},
        0.5 * Math.exp(0.25),
        1.5 * Math.exp(0.25));
    Program outer =
        Program.trace(
            1,
            x -> {
              assertThrows(
                  IllegalStateException.class,
                  () -> Program.trace(1, y -> y[0].times(x[0])).value(2));
              return x[0];
            });
    assertEquals(3.0, outer.value(3));
  }

  @Test
  void aProgramOfSeveralOutputsIsAppliedToValues() {
    VectorProgram both = VectorProgram.trace(1, 2, x -> new Value[] {x[0].sin(), x[0].cos()});
    check(
        x -> Value.dot(both.apply(x[0]), both.apply(x[0].times(2))),
        new double[] {0.3},
        Math.cos(0.3),
        -Math.sin(0.3));
    assertThrows(IllegalArgumentException.class, () -> both.apply(Value.of(1), Value.of(2)));
  }

  // ---- known derivatives

  @Test
  void thirdDerivativesAreKnown() {
    for (double x : new double[] {0.3, -1.7, 2.5}) {
      third(Value::sin, x, -Math.sin(x), -Math.cos(x), Math.sin(x));
      third(Value::exp, x, Math.exp(x), Math.exp(x), Math.exp(x));
      third(v -> v.pow(5), x, 20 * x * x * x, 60 * x * x, 120 * x);
      third(v -> Value.div(1, v), x, 2 / Math.pow(x, 3), -6 / Math.pow(x, 4), 24 / Math.pow(x, 5));
      double t = Math.tanh(x);
      double s = (1 - t) * (1 + t);
      third(Value::tanh, x, -2 * t * s, s * (6 * t * t - 2), s * t * (16 - 24 * t * t));
    }
  }

  /** By nesting, and by the Hessian of a gradient. */
  private static void third(
      Function<Value, Value> f, double x, double second, double third, double fourth) {
    close(v -> derivative(f, 2).apply(v[0]), x, second, third);
    close(v -> derivative(f, 3).apply(v[0]), x, third, fourth);
    double[] hessian = new double[1];
    double first = Program.trace(1, v -> derivative(f, v[0])).hessian(new double[] {x}, hessian);
    assertEquals(
        FreshEager.at(v -> f.apply(v[0]), x).gradient()[0], first, 1e-12 * Math.abs(first));
    assertEquals(third, hessian[0], 1e-12 * (Math.abs(third) + Math.abs(second)));
  }

  private static void close(Function<Value[], Value> f, double x, double value, double slope) {
    Gradient.Point point = Everywhere.at(f, x);
    assertEquals(value, point.value(), 1e-12 * (Math.abs(value) + Math.abs(slope)));
    assertEquals(slope, point.gradient()[0], 1e-12 * (Math.abs(value) + Math.abs(slope)));
  }

  static Value mixed(Value[] x) {
    Value[] two = {x[1], x[0]};
    return Value.dot(x[2].tanh(), x, new Value[] {x[1], x[2], x[0]})
        .plus(Value.sum(x).exp().div(x[1]))
        .minus(x[0].hypot(x[2]).negate())
        .plus(Value.dot(two, two).log())
        .plus(x[1].pow(x[0]).times(x[2].detach()))
        .plus(Value.where(x[0], Comparison.LESS, x[1], x[0].times(x[2]).sin(), x[1].sqrt()))
        .plus(x[2].relu())
        .plus(x[0].max(x[2]).times(x[1].abs()))
        .plus(Value.noGrad(() -> x[0].times(x[1])).times(x[0]));
  }

  @Test
  void everyKindOfInstructionHasTheHessianOfTheProgram() {
    for (double[] at : new double[][] {{0.3, 1.7, 2.2}, {1.9, 0.4, -1.1}}) {
      double[] expected = new double[9];
      Program program = Program.trace(3, NestedTest::mixed);
      program.hessian(at, expected);
      double[] gradient = new double[3];
      program.gradient(at, gradient);
      double[] hessian = new double[9];
      for (int i = 0; i < 3; i++) {
        int row = i;
        Gradient.Point point =
            Everywhere.at(x -> Gradient.of(NestedTest::mixed).at(x).gradient()[row], at);
        assertClose(gradient[i], point.value());
        System.arraycopy(point.gradient(), 0, hessian, 3 * i, 3);
      }
      double[] jacobian = new double[9];
      VectorProgram.trace(3, 3, program::gradient).jacobian(at, jacobian);
      for (int k = 0; k < 9; k++) {
        double tolerance = 1e-12 * (1 + Math.abs(expected[k]));
        assertEquals(expected[k], hessian[k], tolerance);
        assertEquals(expected[k], jacobian[k], tolerance);
      }
    }
  }

  @Test
  void theNumbersAreThoseOfBackward() {
    double[] at = {0.3, 1.7, 2.2};
    Value[] x = Value.constants(at);
    double[] nested =
        Arrays.stream(Gradient.of(NestedTest::mixed).at(x).gradient())
            .mapToDouble(Value::item)
            .toArray();
    assertArrayEquals(FreshEager.at(NestedTest::mixed, at).gradient(), nested, 1e-14);
  }

  // ---- what flows, and what does not

  @Test
  void theSideNotTakenLeaksNothing() {
    Function<Value, Value> logOrSquare =
        x ->
            Value.where(
                x, Comparison.GREATER, Value.constant(0), x.log().times(x.sqrt()), x.times(x));
    check(x -> derivative(logOrSquare, x[0]), new double[] {0}, 0, 2);
    check(x -> derivative(logOrSquare, 2).apply(x[0]), new double[] {0}, 2, 0);
    check(x -> derivative(logOrSquare, x[0]), new double[] {-3}, -6, 2);
    check(x -> derivative(logOrSquare, x[0]), new double[] {1}, 1, 0);
  }

  @Test
  void whatIsReachedBesidesTheSideNotTakenGetsTheRest() {
    Function<Value, Value> f =
        x -> {
          Value shared = x.times(x);
          Value side =
              Value.where(x, Comparison.LESS, Value.constant(0), shared.times(shared), shared);
          return side.plus(shared.times(3));
        };
    check(x -> derivative(f, x[0]), new double[] {2}, 16, 8);
    check(x -> derivative(f, x[0]), new double[] {-2}, -44, 54);
  }

  @Test
  void comparisonsBecomeThoseOfTheOuterFunction() {
    Function<Value, Value> huber =
        x -> x.abs().isAtMost(1) ? x.times(x).times(0.5) : x.abs().minus(0.5);
    Program slope = Program.trace(1, x -> derivative(huber, x[0]).times(x[0]));
    assertEquals(0.25, slope.value(0.5));
    assertEquals(7.0, slope.value(-7));
    double[] gradient = new double[1];
    slope.gradient(new double[] {0.5}, gradient);
    assertEquals(1.0, gradient[0]);
    check(x -> derivative(huber, x[0]).times(x[0]), new double[] {-7}, 7, -1);
  }

  @Test
  void parametersThatRowsAreTracedWithStandForThemselves() {
    Parameters p = Parameters.of(0.5, -2);
    RowProgram rows =
        RowProgram.trace(
            p,
            1,
            row -> { // d/dp0 (p0^2 p1 x) at p0, and as a value: 4 p0 p1 x
              Value nested =
                  Gradient.of(q -> q[0].times(q[0]).times(p.get(1)).times(row[0]))
                      .at(p.get(0))
                      .gradient()[0];
              Value y = p.get(0).times(p.get(0)).times(p.get(1)).times(row[0]);
              return nested.plus(Gradient.ofValue(y, p.get(0))[0]);
            });
    double[] gradient = new double[2];
    double[] at = {0.5, -2};
    assertEquals(-4.0 * 7, rows.sumGradient(at, Rows.rowMajor(new double[] {3, 4}, 1), gradient));
    assertArrayEquals(new double[] {-8 * 7, 2 * 7}, gradient);
  }

  @Test
  void noGradSilencesTheResultsAndNotTheGradientWithin() {
    Function<Value[], Value> f =
        x -> Value.noGrad(() -> derivative(y -> y.times(y).times(x[0]), x[0])).times(x[0]);
    check(f, new double[] {3}, 54, 18);
    Gradient.Values silent = Value.noGrad(() -> Gradient.of(x -> x[0].times(x[0])).at(Value.of(3)));
    assertEquals(6.0, silent.gradient()[0].item());
    assertFalse(silent.gradient()[0].requiresGrad());
    assertFalse(silent.value().requiresGrad());
  }
}
