package rustgrad.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rustgrad.rows.Rows;
import rustgrad.rows.VectorRowProgram;

/** The Jacobians, 2 x 15, of {@link BundleAdjustment} at many observations. */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class BundleAdjustmentBenchmark {
  private static final int SIZE = 2 * Reprojection.INPUTS;
  private static final double[] NONE = {};

  @Param({"30000", "180000"})
  public int observations;

  /** How the formula for the angle is chosen: by a where, or by an if. */
  @Param({"where", "if"})
  public String form;

  /** Whether rustgrad.simd is used. */
  @Param({"off", "on"})
  public String simd;

  private double[] data;
  private Rows rows;
  private VectorRowProgram program;
  private double[] jacobians;

  /** Traces the function. */
  @Setup(Level.Trial)
  public void trace() {
    System.setProperty("rustgrad.simd", simd);
    data = Reprojection.observations(observations);
    rows = Rows.rowMajor(data, Reprojection.INPUTS);
    program =
        VectorRowProgram.trace(
            0,
            Reprojection.INPUTS,
            2,
            (p, x) ->
                form.equals("if") ? BundleAdjustment.withIf(x) : BundleAdjustment.withWhere(x));
    jacobians = new double[observations * SIZE];
    System.err.println(program);
  }

  /** A program over rows. */
  @Benchmark
  public double[] rows() {
    program.jacobians(NONE, rows, jacobians);
    return jacobians;
  }

  /** Loops over arrays. */
  @Benchmark
  public double[] baseline() {
    for (int i = 0; i < observations; i++) {
      BundleAdjustment.jacobian(data, i * Reprojection.INPUTS, jacobians, i * SIZE);
    }
    return jacobians;
  }
}
