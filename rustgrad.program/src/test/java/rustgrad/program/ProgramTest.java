package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.program.ProgramStatistics.Stage;
import rustgrad.program.contract.FreshEager;

class ProgramTest {

  static Value rosenbrock(Value[] x) {
    Value u = x[0].minus(1);
    Value v = x[1].minus(x[0].times(x[0]));
    return u.times(u).plus(v.times(v).times(100));
  }

  @Test
  void valueAndGradientOfRosenbrocksFunction() {
    Program f = Program.trace(2, ProgramTest::rosenbrock);
    double[] g = new double[2];
    assertEquals(0.0, f.value(1, 1));
    assertEquals(24.199999999999996, f.gradient(new double[] {-1.2, 1}, g));
    assertArrayEquals(new double[] {-215.59999999999997, -87.99999999999999}, g);
  }

  @Test
  void gradientDescentFindsAMinimum() {
    Program f = Program.trace(2, x -> x[0].minus(3).pow(2).plus(x[1].plus(1).pow(2).times(2)));
    double[] x = {0, 0};
    double[] g = new double[2];
    for (int step = 0; step < 200; step++) {
      f.gradient(x, g);
      x[0] -= 0.1 * g[0];
      x[1] -= 0.1 * g[1];
    }
    assertArrayEquals(new double[] {3, -1}, x, 1e-12);
  }

  @Test
  void severalOutputsAtOnce() {
    VectorProgram polar =
        VectorProgram.trace(2, 2, x -> new Value[] {x[0].hypot(x[1]), x[1].atan2(x[0])});
    double[] out = new double[2];
    polar.evaluate(new double[] {0, 2}, out);
    assertArrayEquals(new double[] {2, Math.PI / 2}, out);
  }

  @Test
  void anOutputCanBeAnInputAConstantOrTwiceTheSame() {
    VectorProgram f =
        VectorProgram.trace(
            2, 5, x -> new Value[] {x[1], Value.constant(7), x[1], x[0].exp(), x[0].exp()});
    double[] out = new double[5];
    f.evaluate(new double[] {0, 5}, out);
    assertArrayEquals(new double[] {5, 7, 5, 1, 1}, out);
  }

  @Test
  void anInputThatIsNotUsedHasGradientZero() {
    double[] g = {9, 9, 9};
    assertEquals(4.0, Program.trace(3, x -> x[1].times(x[1])).gradient(new double[] {1, 2, 3}, g));
    assertArrayEquals(new double[] {0, 4, 0}, g);
  }

  @Test
  void aConstantFunctionHasGradientZero() {
    Program f = Program.trace(1, x -> Value.of(2).times(3));
    double[] g = {9};
    assertEquals(6.0, f.gradient(new double[] {1}, g));
    assertArrayEquals(new double[] {0}, g);
    assertEquals(6.0, Program.trace(0, x -> Value.of(6)).value());
  }

  @ParameterizedTest
  @EnumSource(Execution.class)
  void everyExecutionGivesTheBitsOfTheEagerEngine(Execution execution) {
    Program f = Program.builder().withExecution(execution).trace(2, ProgramTest::rosenbrock);
    for (double x : new double[] {-1.2, 1e-9, 1e160, -0.0, Double.NaN}) {
      FreshEager.assertSameBits(ProgramTest::rosenbrock, f, x, 0.7);
    }
  }

  @Test
  @Timeout(120)
  void manyCallsBringTheBytecode() {
    Program f = Program.trace(2, ProgramTest::rosenbrock);
    Gradient.Point expected = FreshEager.at(ProgramTest::rosenbrock, -1.2, 1);
    assertEquals("none", f.statistics().executor());
    FreshEager.assertSameBits(expected, f, -1.2, 1);
    assertEquals("interpreter", f.statistics().executor());
    while (!f.statistics().executor().equals("bytecode")) {
      FreshEager.assertSameBits(expected, f, -1.2, 1);
    }
    FreshEager.assertSameBits(expected, f, -1.2, 1);
  }

  @ParameterizedTest
  @EnumSource(Execution.class)
  void whatHasBeenCalledCanBePreparedOnEachPath(Execution execution) {
    ProgramBuilder builder = Program.builder().withExecution(execution);
    Function<Value[], Value> function =
        x -> x[0].isLessThan(0) ? x[0].times(x[1]).sin() : x[0].plus(x[1]).exp();
    Program f = builder.trace(2, function);
    VectorProgram g = builder.traceVector(2, 1, x -> new Value[] {function.apply(x)});
    double[] hessian = new double[4];
    for (double[] x : new double[][] {{-1, 2}, {1, 2}}) {
      FreshEager.assertSameBits(function, f, x);
      f.hessian(x, hessian);
      f.sparseHessian(x).evaluate(x, new double[f.sparseHessian(x).pattern().entries()]);
      g.jacobian(x, new double[2]);
    }
    f.prepare();
    g.prepare();
    f.prepare();
    String expected = execution == Execution.INTERPRETER ? "interpreter" : "bytecode";
    assertEquals(expected, f.statistics().executor());
    for (double[] x : new double[][] {{1, 0.5}, {-0.5, 3}}) {
      FreshEager.assertSameBits(function, f, x);
    }
  }

  @Test
  void aVeryLargeProgramHasTheBitsOfTheEagerEngineBeforeAndAfterItIsSimplified() {
    Function<Value[], Value> function =
        x -> {
          Value y = x[0];
          for (int i = 0; i < 300_000; i++) {
            y = i % 100 == 0 ? y.times(x[1]).plus(x[0].times(x[1])).times(0.5) : y.times(1);
          }
          return y;
        };
    Program f = Program.trace(2, function);
    Gradient.Point expected = FreshEager.at(function, 0.3, 0.7);
    FreshEager.assertSameBits(expected, f, 0.3, 0.7);
    assertEquals(2, f.statistics().gradient().size(), "two passes so far");
    f.prepare();
    assertEquals(5, f.statistics().gradient().size(), "all passes");
    FreshEager.assertSameBits(expected, f, 0.3, 0.7);
  }

  @Test
  void toPrepareWhatNobodyHasCalledIsAnError() {
    Program f = Program.trace(2, ProgramTest::rosenbrock);
    Exception e = assertThrows(IllegalStateException.class, f::prepare);
    assertTrue(e.getMessage().contains("first call what is to be fast"), e.getMessage());
    assertThrows(IllegalStateException.class, VectorProgram.trace(1, 1, x -> x.clone())::prepare);
  }

  @Test
  void anExecutionCanBeForced() {
    assertEquals("bytecode", executorAfter(1, Execution.BYTECODE));
    assertEquals("interpreter", executorAfter(2000, Execution.INTERPRETER));
  }

  private static String executorAfter(int calls, Execution execution) {
    Program f = Program.builder().withExecution(execution).trace(1, x -> x[0].sin());
    for (int i = 0; i < calls; i++) {
      f.value(1);
    }
    return f.statistics().executor();
  }

  /** A class has room for 65,535 constants; every op instance takes more than one. */
  @Test
  void whatNoClassCanHoldIsInterpreted() {
    int ops = 40_000;
    Function<Value[], Value> function =
        x -> {
          Value v = x[0];
          for (int i = 0; i < ops; i++) {
            v = v.apply(new Successor());
          }
          return v;
        };
    Program f = Program.builder().withExecution(Execution.BYTECODE).trace(1, function);
    assertEquals(2.0 + ops, f.value(2));
    assertEquals("interpreter", f.statistics().executor());
  }

  private static final class Successor implements UnaryOp {
    @Override
    public String name() {
      return "successor";
    }

    @Override
    public double apply(double x) {
      return x + 1;
    }

    @Override
    public double partial(double x, double y) {
      return 1;
    }
  }

  @Test
  void statisticsTellWhatEachPassHasLeft() {
    Program f = Program.trace(2, x -> x[0].exp().times(x[0].exp()).plus(x[1].times(1)));
    f.value(1, 2);
    assertEquals(
        List.of(
            new Stage("FoldConstants", 4), new Stage("ShareCommon", 3), new Stage("DropUnused", 3)),
        f.statistics().value());
    assertEquals(5, f.statistics().traced());
    assertEquals(List.of(), f.statistics().gradient());
    assertTrue(f.statistics().bytes() > 0);
  }

  @Test
  void arraysOfTheWrongLengthAreRefused() {
    Program f = Program.trace(2, ProgramTest::rosenbrock);
    assertEquals("1 numbers for a program of 2 inputs", messageOf(() -> f.value(1)));
    double[] x = {1, 2};
    assertEquals(
        "the gradient of 2 inputs into an array of 3",
        messageOf(() -> f.gradient(x, new double[3])));
    assertTrue(messageOf(() -> f.gradient(x, x)).contains("the same array"));
    assertArrayEquals(new double[] {1, 2}, x);
    VectorProgram g = VectorProgram.trace(2, 2, inputs -> inputs);
    assertEquals("2 outputs into an array of 1", messageOf(() -> g.evaluate(x, new double[1])));
    assertEquals(
        "a function of -1 inputs; give 0 or more", messageOf(() -> Program.trace(-1, Value::sum)));
  }

  @Test
  void nullIsRefused() {
    Program f = Program.trace(2, ProgramTest::rosenbrock);
    Stream.<Executable>of(
            () -> Program.trace(1, null),
            () -> VectorProgram.trace(1, 1, null),
            () -> Program.builder().withExecution(null),
            () -> f.value((double[]) null),
            () -> f.gradient(new double[2], null),
            () -> f.gradient(null, new double[2]))
        .forEach(call -> assertThrows(NullPointerException.class, call));
  }

  @Test
  void aFunctionThatReturnsAnotherNumberOfOutputsIsRefused() {
    assertEquals(
        "the function returned 1 values; the program was said to have 2 outputs",
        messageOf(() -> VectorProgram.trace(1, 2, x -> x)));
    assertEquals(
        "a function of 0 outputs; give 1 or more",
        messageOf(() -> VectorProgram.trace(1, 0, x -> x)));
    VectorProgram two = VectorProgram.trace(1, 2, x -> new Value[] {x[0], x[0]});
    assertEquals(1, two.inputs());
    assertEquals(2, two.outputs());
    assertEquals(
        "1 inputs and 2 outputs give 2 numbers; got an array of 3",
        messageOf(() -> two.jacobian(new double[1], new double[3])));
  }

  @Test
  void aProgramDescribesItself() {
    Program absolute = Program.trace(1, x -> x[0].isLessThan(0) ? x[0].negate() : x[0]);
    assertEquals("Program(1 input, traced by its first call)", absolute.toString());
    absolute.value(-2);
    assertEquals("Program(1 input, 1 path, value 2 nodes, interpreter)", absolute.toString());
    Program exp = Program.builder().withExecution(Execution.INTERPRETER).trace(1, x -> x[0].exp());
    assertEquals("Program(1 input, 1 path, not run yet)", exp.toString());
    exp.value(1);
    assertEquals("Program(1 input, 1 path, value 1 node, interpreter)", exp.toString());
    assertEquals(
        "VectorProgram(2 inputs, 2 outputs, 1 path, not run yet)",
        VectorProgram.trace(2, 2, x -> x).toString());
  }

  @Test
  void limitsBelowOneAreRefused() {
    assertEquals(
        "nodeLimit(0); give 1 or more", messageOf(() -> Program.builder().withNodeLimit(0)));
    assertEquals(
        "pathLimit(-5); give 1 or more", messageOf(() -> Program.builder().withPathLimit(-5)));
  }

  @Test
  void whatTheProgramWasGivenIsNotChanged() {
    double[] x = {-1.2, 1};
    Program.trace(2, ProgramTest::rosenbrock).gradient(x, new double[2]);
    assertArrayEquals(new double[] {-1.2, 1}, x);
  }

  private static String messageOf(Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }
}
