package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.program.Accumulation;
import rustgrad.program.Execution;
import rustgrad.program.Gradient;
import rustgrad.program.Program;
import rustgrad.program.VectorProgram;

/** Jacobians, Hessians and products where they are at risk: comparisons, ties, kinks, bad input. */
class SecondOrderTest {

  private static Program trace(Execution execution, int inputs, Function<Value[], Value> function) {
    return Program.builder().withExecution(execution).trace(inputs, function);
  }

  private static Value branching(Value[] x) {
    return x[0].isLessThan(x[1]) ? low(x) : high(x);
  }

  private static Value low(Value[] x) {
    return x[0].times(x[0]).times(x[1]);
  }

  private static Value high(Value[] x) {
    return x[0].div(x[1]).exp();
  }

  /** The value, all derivatives of a function of two inputs, and their products. */
  private static double[][] all(Program f, VectorProgram outputs, double[] x) {
    double[] direction = {0.5, -2};
    double[] weights = {3, -1};
    double[][] results =
        new double[][] {{0}, {0, 0, 0, 0}, {0, 0}, {0, 0}, {0, 0, 0, 0}, {0, 0}, {0, 0}};
    results[0][0] = f.hessian(x, results[1]);
    assertEquals(results[0][0], f.hessianVectorProduct(x, direction, results[2]));
    assertEquals(results[0][0], f.hessianDiagonal(x, results[3]));
    outputs.jacobian(x, results[4]);
    outputs.jacobianVectorProduct(x, direction, results[5]);
    outputs.vectorJacobianProduct(x, weights, results[6]);
    return results;
  }

  private static VectorProgram twoOutputs(Execution execution, Function<Value[], Value> function) {
    return Program.builder()
        .withExecution(execution)
        .traceVector(2, 2, x -> new Value[] {function.apply(x), x[0].times(function.apply(x))});
  }

  @ParameterizedTest
  @EnumSource
  void everyDerivativeTakesThePathOfItsPoint(Execution execution) {
    Program f = trace(execution, 2, SecondOrderTest::branching);
    VectorProgram outputs = twoOutputs(execution, SecondOrderTest::branching);
    double[][] points = {{1, 2}, {2, 1}, {3, 3}, {-1, 0.5}, {1, -4}};
    for (double[] x : points) {
      Function<Value[], Value> side = x[0] < x[1] ? SecondOrderTest::low : SecondOrderTest::high;
      double[][] expected = all(trace(execution, 2, side), twoOutputs(execution, side), x);
      double[][] actual = all(f, outputs, x);
      for (int k = 0; k < expected.length; k++) {
        assertArrayEquals(expected[k], actual[k]);
      }
    }
    assertEquals(2, f.statistics().paths());
  }

  /** At a tie, d max / da = d max / db = 1/2, a constant: the Hessian of max^2 is 2 (1/2) (1/2). */
  @ParameterizedTest
  @EnumSource
  void atATieOfMaxOrMinEachInputHasOneHalf(Execution execution) {
    for (Function<Value[], Value> extremum :
        List.<Function<Value[], Value>>of(x -> x[0].max(x[1]), x -> x[0].min(x[1]))) {
      Program square = trace(execution, 2, x -> extremum.apply(x).times(extremum.apply(x)));
      double[] tie = {3, 3};
      double[] gradient = new double[2];
      double[] hessian = new double[4];
      double[] product = new double[2];
      square.gradient(tie, gradient);
      square.hessian(tie, hessian);
      square.hessianVectorProduct(tie, new double[] {1, 0}, product);
      assertArrayEquals(new double[] {3, 3}, gradient);
      assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0.5}, hessian);
      assertArrayEquals(new double[] {0.5, 0.5}, product);

      Gradient.Values nested = Gradient.of(extremum::apply).at(Value.of(3), Value.of(3));
      assertEquals(0.5, nested.gradient()[0].item());
      assertEquals(0.5, nested.gradient()[1].item());
    }
    Program same = trace(execution, 1, x -> x[0].max(x[0]).times(x[0].min(x[0])));
    double[] second = new double[1];
    same.hessian(new double[] {3}, second);
    assertArrayEquals(new double[] {2}, second);
  }

  private record NoUnaryRule(String name) implements UnaryOp {
    @Override
    public double apply(double x) {
      return x;
    }

    @Override
    public double partial(double x, double y) {
      return 1;
    }
  }

  private record NoBinaryRule(String name) implements BinaryOp {
    @Override
    public double apply(double a, double b) {
      return a;
    }

    @Override
    public double partialA(double a, double b, double y) {
      return 1;
    }

    @Override
    public double partialB(double a, double b, double y) {
      return 0;
    }
  }

  private record NoNaryRule(String name) implements NaryOp {
    @Override
    public double apply(double[] x) {
      return x[0];
    }

    @Override
    public void partials(double[] x, double y, double[] into) {
      into[0] = 1;
    }
  }

  @Test
  void aSecondDerivativeThroughAnOpWithoutARuleNamesTheOpAndTheMethod() {
    Map<Function<Value[], Value>, String> methods =
        Map.of(
            x -> x[0].apply(new NoUnaryRule("numbersOnly")), "partial(Value x, Value y)",
            x -> x[0].apply(new NoBinaryRule("numbersOnly"), x[1].detach()),
                "partialA(Value a, Value b, Value y)",
            x -> x[1].detach().apply(new NoBinaryRule("numbersOnly"), x[0]),
                "partialB(Value a, Value b, Value y)",
            x -> Value.of(new NoNaryRule("numbersOnly"), x), "partial(int i, Value[] x, Value y)");
    double[] x = {1, 2};
    Rows row = Rows.of(new double[][] {x});
    methods.forEach(
        (function, method) -> {
          Program f = Program.trace(2, function);
          RowProgram rows = RowProgram.trace(0, 2, (p, values) -> function.apply(values));
          f.gradient(x, new double[2]);
          for (Executable call :
              new Executable[] {
                () -> f.hessian(x, new double[4]),
                () -> f.hessianDiagonal(x, new double[2]),
                () -> f.hessianVectorProduct(x, x, new double[2]),
                () -> f.gradient(Value.of(1), Value.of(2)),
                () -> rows.eachRow().hessians(new double[0], row, new double[4]),
                () -> rows.eachRow().hessianDiagonals(new double[0], row, new double[2]),
                () -> rows.eachRow().hessianVectorProducts(new double[0], row, row, new double[2])
              }) {
            String message = assertThrows(UnsupportedOperationException.class, call).getMessage();
            assertTrue(message.contains("'numbersOnly'"), message);
            assertTrue(message.contains(method), message);
          }
        });
  }

  @Test
  void arraysOfTheWrongLengthAreRefusedAndNothingIsWritten() {
    Program f = Program.trace(2, SecondOrderTest::low);
    VectorProgram outputs = twoOutputs(Execution.AUTOMATIC, SecondOrderTest::low);
    double[] x = {1, 2};
    double[] two = new double[2];
    double[] three = {7, 7, 7};
    assertRefused("got an array of 3", () -> f.hessian(x, three));
    assertRefused("got an array of 3", () -> f.hessianDiagonal(x, three));
    assertRefused("got an array of 3", () -> f.hessianVectorProduct(x, x, three));
    assertRefused("a vector of 3 numbers", () -> f.hessianVectorProduct(x, three, two));
    assertRefused("got an array of 3", () -> outputs.jacobian(x, three));
    assertRefused("got an array of 3", () -> outputs.jacobian(x, Accumulation.REVERSE, three));
    assertRefused("got an array of 3", () -> outputs.jacobianVectorProduct(x, x, three));
    assertRefused("one for each input", () -> outputs.jacobianVectorProduct(x, three, two));
    assertRefused("got an array of 3", () -> outputs.vectorJacobianProduct(x, two, three));
    assertRefused("one for each output", () -> outputs.vectorJacobianProduct(x, three, two));
    assertArrayEquals(new double[] {7, 7, 7}, three);
    assertRefused("3 numbers for a program of 2", () -> f.hessian(three, new double[4]));
    assertRefused("3 numbers for a program of 2", () -> f.hessianDiagonal(three, two));
    assertRefused("3 numbers for a program of 2", () -> f.hessianVectorProduct(three, x, two));
    assertRefused("3 numbers for a program of 2", () -> outputs.jacobian(three, new double[4]));
  }

  @Test
  void resultsInTheArrayOfAnInputAreRefused() {
    Program f = Program.trace(2, SecondOrderTest::low);
    Program one = Program.trace(1, x -> x[0].sin());
    VectorProgram outputs = twoOutputs(Execution.AUTOMATIC, SecondOrderTest::low);
    double[] x = {1, 2};
    double[] v = {3, 4};
    double[] single = {5};
    assertRefused("the same array", () -> one.hessian(single, single));
    VectorProgram sine = VectorProgram.trace(1, 1, y -> new Value[] {y[0].sin()});
    assertRefused("the same array", () -> sine.jacobian(single, single));
    assertRefused("the same array", () -> f.hessianDiagonal(x, x));
    assertRefused("the same array", () -> f.hessianVectorProduct(x, v, x));
    assertRefused("the same array", () -> f.hessianVectorProduct(x, v, v));
    assertRefused("the same array", () -> outputs.jacobianVectorProduct(x, v, v));
    assertRefused("the same array", () -> outputs.jacobianVectorProduct(x, v, x));
    assertRefused("the same array", () -> outputs.vectorJacobianProduct(x, v, v));
    assertRefused("the same array", () -> outputs.vectorJacobianProduct(x, v, x));
    assertArrayEquals(new double[] {1, 2}, x);
    assertArrayEquals(new double[] {3, 4}, v);
    double[] product = new double[2];
    double[] expected = new double[2];
    f.hessianVectorProduct(x, x, product); // two inputs may be one array
    f.hessianVectorProduct(x, x.clone(), expected);
    assertArrayEquals(expected, product);
  }

  private static void assertRefused(String reason, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(reason), message);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotFiniteIsAResultAndNotAnError(Execution execution) {
    double[] second = new double[1];
    Program root = trace(execution, 1, x -> x[0].sqrt());
    assertEquals(0.0, root.hessian(new double[] {0}, second));
    assertEquals(Double.NEGATIVE_INFINITY, second[0]);
    assertEquals(Double.NaN, root.hessian(new double[] {-1}, second));
    assertEquals(Double.NaN, second[0]);
    Program reciprocal = trace(execution, 1, x -> Value.div(1, x[0]));
    assertEquals(Double.POSITIVE_INFINITY, reciprocal.hessian(new double[] {0}, second));
    assertEquals(Double.POSITIVE_INFINITY, second[0]);
    double[] slope = new double[1];
    root.gradient(new double[] {0}, slope);
    assertEquals(Double.POSITIVE_INFINITY, slope[0]);
  }
}
