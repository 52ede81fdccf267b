package rustgrad.bench;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

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
  private RowProgram program;
  double[] gradient;

  /** Traces the function. */
  @Setup(Level.Trial)
  public void trace() {
    System.setProperty("rustgrad.simd", simd);
    x = new SplittableRandom(1).doubles(numbers, -5, 5).toArray();
    rows = Rows.rowMajor(x, 1);
    program = RowProgram.trace(1, 1, (p, row) -> row[0].minus(p[0]).exp());
    gradient = new double[numbers];
    System.err.println(program);
  }

  /** Two runs of a program over rows: the sum, and the derivative of each row. */
  @Benchmark
  public double rows() {
    double greatest = greatest(x);
    double result = greatest + Math.log(program.sum(new double[] {greatest}, rows));
    program.eachRow().gradients(new double[] {result}, rows, gradient);
    return result;
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
