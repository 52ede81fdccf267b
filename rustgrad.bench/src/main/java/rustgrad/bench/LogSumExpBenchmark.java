package rustgrad.bench;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rustgrad.api.Value;
import rustgrad.rows.FunctionOfSums;
import rustgrad.rows.Rows;
import rustgrad.rows.VectorRowProgram;

/**
 * ln(e^x[0] + e^x[1] + ...) of many numbers and its gradient, e^x[i] over the sum: the greatest
 * number is subtracted first, so that nothing overflows.
 */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class LogSumExpBenchmark {

  @Param({"10000", "1000000"})
  public int numbers;

  /** Whether rustgrad.simd is used. */
  @Param({"off", "on"})
  public String simd;

  private double[] x;
  private Rows rows;
  private FunctionOfSums program;
  double[] gradient;

  /** Traces the function. */
  @Setup(Level.Trial)
  public void trace() {
    System.setProperty("rustgrad.simd", simd);
    x = new SplittableRandom(1).doubles(numbers, -5, 5).toArray();
    rows = Rows.rowMajor(x, 1);
    program =
        VectorRowProgram.trace(1, 1, 1, (p, row) -> new Value[] {row[0].minus(p[0]).exp()})
            .ofSums((p, sums) -> sums[0].log().plus(p[0]));
    gradient = new double[numbers];
    System.err.println(program);
  }

  /** A function of a sum over rows, with its gradient with respect to the rows. */
  @Benchmark
  public double rows() {
    return program.rowGradients(new double[] {greatest(x)}, rows, gradient);
  }

  /** Loops over arrays. */
  @Benchmark
  public double baseline() {
    double greatest = greatest(x);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      gradient[i] = Math.exp(x[i] - greatest);
      sum += gradient[i];
    }
    for (int i = 0; i < x.length; i++) {
      gradient[i] /= sum;
    }
    return greatest + Math.log(sum);
  }

  private static double greatest(double[] x) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double number : x) {
      greatest = Math.max(greatest, number);
    }
    return greatest;
  }
}
