package rustgrad.program.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.api.Comparison;
import rustgrad.api.NaryOp;
import rustgrad.api.Value;
import rustgrad.program.Execution;
import rustgrad.program.Program;
import rustgrad.program.SparseJacobian;
import rustgrad.program.VectorProgram;

class ProgramAllocationTest {
  private static final int CALLS = 400;

  /** What reading the counter itself may take. */
  private static final int MARGIN = 2000;

  private enum Length implements NaryOp {
    OP;

    @Override
    public double apply(double[] x) {
      double squares = 0;
      for (double component : x) {
        squares += component * component;
      }
      return Math.sqrt(squares);
    }

    @Override
    public void partials(double[] x, double y, double[] into) {
      for (int i = 0; i < x.length; i++) {
        into[i] = x[i] / y;
      }
    }
  }

  private static Value small(Value[] x) {
    return x[0].times(x[1]).tanh();
  }

  private static Value nary(Value[] x) {
    return Value.of(Length.OP, x[0], x[1], x[0]).plus(Value.sum(x[1], x[0], x[1]));
  }

  private static Value guarded(Value[] x) {
    Value max = x[0].isGreaterThan(x[1]) ? x[0].pow(x[1]) : x[1].pow(2);
    return Value.where(x[0], Comparison.LESS, max, x[1].max(x[0]), max);
  }

  private static final VectorProgram CALLED =
      VectorProgram.trace(2, 2, x -> new Value[] {guarded(x), small(x)});

  private static Value calling(Value[] x) {
    Value[] y = CALLED.call(x);
    return CALLED.call(y[1].plus(0.1), y[0])[0].times(guarded(x)).plus(small(x));
  }

  private static Value split(Value[] x) {
    Value sum = nary(x);
    for (int i = 0; i < 200; i++) {
      sum = sum.plus(x[0].times(i).tanh()).times(0.5).max(guarded(x));
    }
    return sum;
  }

  static Stream<Arguments> programs() {
    return Stream.of(Execution.values())
        .flatMap(
            execution ->
                Stream.of(
                    arguments(execution, "small", ProgramAllocationTest::small),
                    arguments(execution, "n-ary", ProgramAllocationTest::nary),
                    arguments(execution, "guarded", ProgramAllocationTest::guarded),
                    arguments(execution, "calling", ProgramAllocationTest::calling),
                    arguments(execution, "split", ProgramAllocationTest::split)));
  }

  private static Arguments arguments(
      Execution execution, String name, Function<Value[], Value> function) {
    return Arguments.of(execution, name, function);
  }

  @ParameterizedTest(name = "{1}, {0}")
  @MethodSource("programs")
  void aCallAllocatesNothingOnceWarm(
      Execution execution, String name, Function<Value[], Value> function) {
    Program f = Program.builder().withExecution(execution).trace(2, function);
    VectorProgram all =
        Program.builder()
            .withExecution(execution)
            .traceVector(2, 1, x -> new Value[] {function.apply(x)});
    double[][] points = {{0.5, 2}, {2, 0.5}};
    double[] into = new double[2];
    double[] one = new double[1];
    SparseJacobian[] jacobians = {all.sparseJacobian(points[0]), all.sparseJacobian(points[1])};
    Runnable calls =
        () -> {
          for (int i = 0; i < CALLS; i++) {
            double[] x = points[i % 2];
            f.value(x);
            f.gradient(x, into);
            all.evaluate(x, one);
            jacobians[i % 2].evaluate(x, into);
          }
        };
    calls.run();
    if (execution == Execution.AUTOMATIC) {
      f.prepare();
      all.prepare();
    }
    long least = Long.MAX_VALUE; // the first rounds warm up, and reflection allocates at times
    for (int round = 0; round < 4; round++) {
      long before = Jvm.allocatedBytes();
      calls.run();
      least = Math.min(least, Jvm.allocatedBytes() - before);
    }
    assertTrue(least < MARGIN, least + " bytes in " + 4 * CALLS + " calls");
    String expected = execution == Execution.INTERPRETER ? "interpreter" : "bytecode";
    assertEquals(expected, f.statistics().executor());
  }
}
