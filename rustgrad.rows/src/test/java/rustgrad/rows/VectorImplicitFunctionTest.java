package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rustgrad.rows.Everywhere.assertClose;
import static rustgrad.rows.Everywhere.check;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import rustgrad.api.NaryOp;
import rustgrad.api.Value;
import rustgrad.program.Gradient;
import rustgrad.program.ImplicitFunction;
import rustgrad.program.Newton;
import rustgrad.program.Program;
import rustgrad.program.VectorImplicitFunction;
import rustgrad.program.VectorNewton;
import rustgrad.program.VectorProgram;

/** Solutions of several equations, differentiated through the equations. */
class VectorImplicitFunctionTest {

  /** x^2 + y^2 = r^2 and y = a x, of x, y, r and a. */
  private static final VectorProgram CIRCLE_AND_LINE =
      VectorProgram.trace(
          4,
          2,
          x ->
              new Value[] {
                x[0].times(x[0]).plus(x[1].times(x[1])).minus(x[2].times(x[2])),
                x[1].minus(x[3].times(x[0]))
              });

  private static final VectorNewton NEWTON =
      VectorNewton.of(CIRCLE_AND_LINE, p -> new double[] {p[0], p[0] * p[1]});
  private static final VectorImplicitFunction MEETING =
      VectorImplicitFunction.of("meeting", CIRCLE_AND_LINE, NEWTON);

  private static Value slope(int component, int input, Value[] at) {
    return Gradient.of(p -> MEETING.apply(p)[component]).at(at).gradient()[input];
  }

  /** As {@link Everywhere#check}, with numbers that are 0 but for rounding. */
  private static void near(Function<Value[], Value> f, double[] at, double value, double... slope) {
    Gradient.Point point = Everywhere.at(f, at);
    assertEquals(value, point.value(), 1e-14);
    assertArrayEquals(slope, point.gradient(), 1e-14);
  }

  @Test
  void whereACircleMeetsALineTheFirstAndSecondDerivativesAreKnown() { // q = sqrt(1 + a^2)
    for (double[] at : new double[][] {{5, 0.75}, {1, 0}, {0.1, -2.5}}) {
      double r = at[0];
      double a = at[1];
      double q = Math.sqrt(1 + a * a);
      double q3 = q * q * q;
      double q5 = q3 * q * q;
      near(p -> MEETING.apply(p)[0], at, r / q, 1 / q, -a * r / q3);
      near(p -> MEETING.apply(p)[1], at, a * r / q, a / q, r / q3);
      near(p -> slope(0, 0, p), at, 1 / q, 0, -a / q3);
      near(p -> slope(0, 1, p), at, -a * r / q3, -a / q3, r * (3 * a * a / q5 - 1 / q3));
      near(p -> slope(1, 1, p), at, r / q3, 1 / q3, -3 * a * r / q5);
      double[] hessian = new double[4];
      Program.trace(2, p -> MEETING.apply(p)[1]).hessian(at, hessian);
      double[] expected = {0, 1 / q3, 1 / q3, -3 * a * r / q5};
      assertArrayEquals(expected, hessian, 1e-14);
    }
  }

  @Test
  void thirdDerivativesFollowFromNesting() { // d3y/da3 = r (15 a^2 / q^7 - 3 / q^5)
    double[] at = {5, 0.75}; // q = 1.25
    check(
        p -> Gradient.of(v -> slope(1, 1, v)).at(p).gradient()[1],
        at,
        -3 * 0.75 * 5 / Math.pow(1.25, 5),
        -3 * 0.75 / Math.pow(1.25, 5),
        5 * (15 * 0.75 * 0.75 / Math.pow(1.25, 7) - 3 / Math.pow(1.25, 5)));
  }

  @Test
  void oneEquationIsAnImplicitFunction() { // Kepler's
    Program one = Program.trace(3, x -> x[0].minus(x[2].times(x[0].sin())).minus(x[1]));
    VectorProgram same = VectorProgram.trace(3, 1, x -> new Value[] {one.apply(x)});
    ImplicitFunction expected = ImplicitFunction.of("anomaly", one, Newton.of(one, p -> p[0]));
    NaryOp actual =
        VectorImplicitFunction.of("anomaly", same, VectorNewton.of(same, p -> new double[] {p[0]}))
            .component(0);
    double[] p = {1, 0.5};
    double x = expected.solve(p);
    assertEquals(x, actual.apply(p));
    double[] expectedPartials = new double[2];
    double[] partials = new double[2];
    expected.partials(p, x, expectedPartials);
    actual.partials(p, x, partials);
    assertArrayEquals(expectedPartials, partials);
  }

  @Test
  void aLinearSystemHasTheInverseAsJacobian() { // x = A^-1 p, where A has no pivot at first
    double[][] a = {{0, 2, 1}, {1, 0, 0}, {0, 1, 1}}; // det A = -1
    double[][] inverse = {{0, 1, 0}, {1, 0, -1}, {-1, 0, 2}};
    VectorProgram equations =
        VectorProgram.trace(
            6,
            3,
            x -> {
              Value[] f = new Value[3];
              Value[] unknowns = Arrays.copyOf(x, 3);
              Arrays.setAll(f, i -> Value.dot(unknowns, Value.constants(a[i])).minus(x[3 + i]));
              return f;
            });
    VectorImplicitFunction solution =
        VectorImplicitFunction.of("x", equations, VectorNewton.of(equations, new double[3]));
    VectorProgram program = VectorProgram.trace(3, 3, solution::apply);
    double[] jacobian = new double[9];
    program.jacobian(new double[] {1, 2, 3}, jacobian);
    for (int k = 0; k < 9; k++) {
      assertEquals(inverse[k / 3][k % 3], jacobian[k], 1e-15);
    }
    assertArrayEquals(new double[] {2, -2, 5}, solution.solve(1, 2, 3));
  }

  @Test
  void theComponentsAtOnePointAreSolvedForOnce() {
    AtomicInteger solved = new AtomicInteger();
    VectorImplicitFunction counted =
        VectorImplicitFunction.of(
            "counted",
            CIRCLE_AND_LINE,
            p -> {
              solved.incrementAndGet();
              return NEWTON.apply(p);
            });
    Program sum = Program.trace(2, p -> Value.sum(counted.apply(p))); // (1 + a) r / sqrt(1 + a^2)
    double[] gradient = new double[2];
    assertClose(7, sum.gradient(new double[] {5, 0.75}, gradient));
    assertClose(1.4, gradient[0]);
    assertEquals(1, solved.get());
    sum.gradient(new double[] {6, 0.75}, gradient);
    assertEquals(2, solved.get());
  }

  @Test
  void rowsAndThreadsSolveForThemselves() {
    RowProgram rows = RowProgram.trace(1, 1, (p, row) -> MEETING.apply(row[0], p[0])[1]);
    double[] radii = new double[20_000];
    Arrays.setAll(radii, k -> 1 + 1e-3 * k);
    double[] gradient = new double[1];
    double[] inParallel = new double[1];
    double[] at = {0.75};
    Rows data = Rows.rowMajor(radii, 1);
    double value = rows.sumGradient(at, data, gradient);
    assertEquals(value, rows.parallel().sumGradient(at, data, inParallel));
    assertArrayEquals(gradient, inParallel);
    assertClose(0.6 * Arrays.stream(radii).sum(), value);
    assertClose(Arrays.stream(radii).sum() / Math.pow(1.25, 3), gradient[0]);
  }

  // ---- where there is no solution, or no derivative

  @Test
  void whereThereIsNoSolutionTheComponentsAreNaNAndSolveSaysWhy() { // x^2 + p = 0, x + y = q
    VectorProgram equations =
        VectorProgram.trace(
            4, 2, x -> new Value[] {x[0].times(x[0]).plus(x[2]), x[0].plus(x[1]).minus(x[3])});
    VectorImplicitFunction root =
        VectorImplicitFunction.of(
            "root", equations, VectorNewton.of(equations, new double[] {1, 1}));
    assertArrayEquals(new double[] {2, 1}, root.solve(-4, 3), 1e-15);
    assertTrue(Double.isNaN(root.component(1).apply(new double[] {4, 3})));
    double[] partials = new double[2];
    root.component(1).partials(new double[] {4, 3}, Double.NaN, partials);
    assertArrayEquals(new double[] {Double.NaN, Double.NaN}, partials);
    String message = assertThrows(ArithmeticException.class, () -> root.solve(4, 3)).getMessage();
    assertTrue(
        message.startsWith(
            "'root' has no value: Newton's method for p = [4.0, 3.0] ended at x = ["),
        message);
    assertTrue(message.endsWith("give another start, or a solver of your own"), message);
    VectorImplicitFunction nan =
        VectorImplicitFunction.of("nan", equations, p -> new double[] {1, Double.NaN});
    assertThrows(ArithmeticException.class, () -> nan.solve(4, 3));
    assertTrue(Double.isNaN(nan.component(0).apply(new double[] {4, 3})));
  }

  @Test
  void whereTheEquationsAreDependentThereIsNoDerivative() { // x y = p at x = y = 0
    VectorProgram equations =
        VectorProgram.trace(
            3, 2, x -> new Value[] {x[0].times(x[1]).minus(x[2]), x[0].minus(x[1])});
    VectorImplicitFunction root = VectorImplicitFunction.of("root", equations, p -> new double[2]);
    double[] partials = new double[1];
    root.component(0).partials(new double[1], 0, partials);
    assertFalse(Double.isFinite(partials[0]));
  }

  @Test
  void badInputIsRefused() {
    refuses(
        "the 2 equations of 'f' have 2 inputs",
        () -> VectorImplicitFunction.of("f", VectorProgram.trace(2, 2, Value[]::clone), p -> p));
    refuses("1 inputs for 'meeting', which takes 2", () -> MEETING.apply(Value.of(1)));
    refuses("3 inputs for 'meeting', which takes 2", () -> MEETING.solve(1, 2, 3));
    refuses(
        "a start of 3 numbers for 2 unknowns",
        () -> VectorNewton.of(CIRCLE_AND_LINE, new double[3]));
    refuses(
        "a start of 1 numbers",
        () -> VectorNewton.of(CIRCLE_AND_LINE, p -> new double[1]).apply(new double[2]));
    refuses("the name of an op", () -> VectorImplicitFunction.of("a b", CIRCLE_AND_LINE, NEWTON));
    assertThrows(IndexOutOfBoundsException.class, () -> MEETING.component(2));
    VectorImplicitFunction wrong =
        VectorImplicitFunction.of("wrong", CIRCLE_AND_LINE, p -> new double[3]);
    assertEquals(
        "the solver of 'wrong' returned 3 numbers for 2 unknowns",
        assertThrows(IllegalStateException.class, () -> wrong.solve(1, 1)).getMessage());
    assertEquals("VectorImplicitFunction 'meeting'(2 unknowns, 2 inputs)", MEETING.toString());
    assertEquals("meeting[1]", MEETING.component(1).toString());
  }

  private static void refuses(String message, Executable call) {
    String actual = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(actual.startsWith(message), actual);
  }
}
