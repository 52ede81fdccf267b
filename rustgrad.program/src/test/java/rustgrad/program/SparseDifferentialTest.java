package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.program.contract.RandomPoints;
import rustgrad.program.contract.RandomProgram;
import rustgrad.program.path.TracedFunction;
import rustgrad.program.path.TracedPath;
import rustgrad.program.path.TracingLimits;

/** Sparse matrices of random programs have the numbers of dense ones. */
class SparseDifferentialTest {
  private static final int PROGRAMS = 200 * Integer.getInteger("rustgrad.samples", 1);

  private static final long ALL = SparseMatrixProgram.MOST_READS, NONE = -1;

  private int entries;
  private int absent;
  private int reverse;

  /** Random programs, each of a few of the inputs. */
  private record Outputs(int inputs, int[] first, RandomProgram[] functions)
      implements Function<Value[], Value[]> {

    static Outputs of(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      int outputs = random.nextInt(1, 7);
      RandomProgram[] functions =
          IntStream.range(0, outputs)
              .mapToObj(k -> new RandomProgram(random.nextInt(100_000)))
              .toArray(RandomProgram[]::new);
      int inputs = random.nextInt(6, 12);
      int[] first =
          Arrays.stream(functions)
              .mapToInt(function -> random.nextInt(inputs - function.inputs() + 1))
              .toArray();
      return new Outputs(inputs, first, functions);
    }

    @Override
    public Value[] apply(Value[] x) {
      Value[] outputs = new Value[functions.length];
      for (int k = 0; k < outputs.length; k++) {
        Value[] part = Arrays.copyOfRange(x, first[k], first[k] + functions[k].inputs());
        outputs[k] = functions[k].apply(part);
      }
      return outputs;
    }
  }

  @Test
  void theJacobianHasTheBitsOfTheDenseOne() {
    for (int seed = 0; seed < PROGRAMS; seed++) {
      Outputs outputs = Outputs.of(seed);
      VectorProgram f =
          program(seed).traceVector(outputs.inputs, outputs.functions.length, outputs);
      for (double[] x : RandomPoints.all(new SplittableRandom(seed), outputs.inputs)) {
        check(f, x, "seed " + seed);
      }
    }
    assertTrue(absent > entries, entries + " entries, " + absent + " absent");
    assertTrue(reverse > PROGRAMS / 10, reverse + " swept back");
  }

  private static ProgramBuilder program(int seed) {
    return Program.builder().withExecution(execution(seed));
  }

  private static Execution execution(int seed) {
    Execution[] executions = Execution.values();
    return executions[seed % executions.length];
  }

  private static TracedFunction traced(
      int seed, int inputs, int outputs, boolean single, Function<Value[], Value[]> function) {
    return new TracedFunction(
        function,
        inputs,
        outputs,
        single,
        TracingLimits.DEFAULT,
        List.of(),
        execution(seed).compiler);
  }

  private void check(VectorProgram f, double[] x, String message) {
    SparseJacobian jacobian = f.sparseJacobian(x);
    double[] expected = new double[jacobian.pattern().rows() * x.length];
    f.jacobian(x, jacobian.accumulation(), expected);
    double[] values = new double[jacobian.pattern().entries()];
    jacobian.evaluate(x, values);
    assertArrayEquals(expected, dense(jacobian.pattern(), values), message);
    entries += values.length;
    absent += expected.length - values.length;
    reverse += jacobian.accumulation() == Accumulation.REVERSE ? 1 : 0;
  }

  private static double[] dense(SparsityPattern pattern, double[] values) {
    double[] dense = new double[pattern.rows() * pattern.columns()];
    int[] starts = pattern.rowStarts();
    for (int row = 0; row < pattern.rows(); row++) {
      for (int e = starts[row]; e < starts[row + 1]; e++) {
        dense[row * pattern.columns() + pattern.columnIndexes()[e]] = values[e];
      }
    }
    return dense;
  }

  @Test
  void theHessianHasTheNumbersOfTheDenseOne() {
    int compared = 0;
    for (int seed = 0; seed < PROGRAMS; seed++) {
      Outputs outputs = Outputs.of(seed);
      Program f = program(seed).trace(outputs.inputs, x -> Value.sum(outputs.apply(x)));
      for (double[] x : RandomPoints.all(new SplittableRandom(seed), outputs.inputs)) {
        double[] expected = new double[x.length * x.length];
        try {
          f.hessian(x, expected);
        } catch (UnsupportedOperationException e) {
          assertThrows(UnsupportedOperationException.class, () -> f.sparseHessian(x));
          continue;
        }
        SparseHessian hessian = f.sparseHessian(x);
        double[] values = new double[hessian.pattern().entries()];
        hessian.evaluate(x, values);
        assertHessian(f, x, expected, dense(hessian.pattern(), values), "seed " + seed);
        compared++;
      }
    }
    assertTrue(compared > PROGRAMS, compared + " compared");
  }

  /**
   * An entry is that of the row or that of the column, which differ by rounding, and where one
   * meets 0 * infinity and the other does not.
   */
  private static void assertHessian(
      Program f, double[] x, double[] expected, double[] sparse, String message) {
    int n = x.length;
    double[] column = new double[n];
    double[] columns = new double[n * n];
    for (int i = 0; i < n; i++) {
      double[] unit = new double[n];
      unit[i] = 1;
      f.hessianVectorProduct(x, unit, column);
      System.arraycopy(column, 0, columns, i * n, n);
    }
    for (int i = 0; i < expected.length; i++) {
      int across = i % n * n + i / n;
      double actual = sparse[i];
      assertEquals(actual, sparse[across], message);
      assertTrue(
          isClose(expected[i], actual)
              || isClose(columns[i], actual)
              || isClose(columns[across], actual),
          message + ": expected " + expected[i] + ", was " + actual);
    }
  }

  private static boolean isClose(double expected, double actual) {
    return Double.isNaN(expected)
        || expected == actual
        || Math.abs(expected - actual) <= 1e-12 * Math.abs(expected);
  }

  @Test
  void sweepBySweepIsAsAllAtOnce() {
    for (int seed = 0; seed < PROGRAMS; seed++) {
      Outputs outputs = Outputs.of(seed);
      double[] x = RandomPoints.ordinary(new SplittableRandom(seed), outputs.inputs);
      TracedPath path =
          traced(seed, outputs.inputs, outputs.functions.length, false, outputs).pathAt(x);
      assertSame(
          SparseMatrixProgram.jacobian(path, ALL), SparseMatrixProgram.jacobian(path, NONE), x);
      TracedPath sum =
          traced(seed, outputs.inputs, 1, true, v -> new Value[] {Value.sum(outputs.apply(v))})
              .pathAt(x);
      try {
        assertSame(
            SparseMatrixProgram.hessian(sum, ALL), SparseMatrixProgram.hessian(sum, NONE), x);
      } catch (UnsupportedOperationException e) {
        // an op without a symbolic rule
      }
    }
  }

  @Test
  void threadsMayEvaluateAtOnce() {
    Function<Value[], Value[]> chain =
        x -> IntStream.range(1, 200).mapToObj(i -> x[i].pow(x[i - 1])).toArray(Value[]::new);
    TracedPath path = traced(0, 200, 199, false, chain).pathAt(new double[200]);
    for (long mostReads : new long[] {ALL, NONE}) {
      SparseMatrixProgram jacobian = SparseMatrixProgram.jacobian(path, mostReads);
      IntStream.range(0, 1_000)
          .parallel()
          .forEach(
              seed -> {
                double[] x = new SplittableRandom(seed).doubles(200, 1, 2).toArray();
                double[] values = new double[398];
                jacobian.evaluate(x, values);
                assertEquals(Math.pow(x[1], x[0]) * Math.log(x[1]), values[0], 1e-14);
                double last = Math.pow(x[199], x[198]) * x[198] / x[199];
                assertEquals(last, values[397], 1e-14);
              });
    }
  }

  private static void assertSame(SparseMatrixProgram all, SparseMatrixProgram sweeps, double[] x) {
    double[] expected = new double[all.pattern().entries()];
    double[] actual = expected.clone();
    all.evaluate(x, expected);
    sweeps.evaluate(x, actual);
    for (int e = 0; e < actual.length; e++) {
      if (Double.isFinite(actual[e])) { // a sweep multiplies infinite partials with 0
        assertEquals(expected[e], actual[e], 1e-12 * Math.abs(expected[e]), all::toString);
      }
    }
  }
}
