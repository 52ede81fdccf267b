package rustgrad.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rustgrad.program.Execution;
import rustgrad.program.Program;
import rustgrad.program.VectorProgram;
import rustgrad.rows.Rows;
import rustgrad.rows.VectorRowProgram;

/** The Jacobians, 2 x 15, of {@link Reprojection} at many observations. */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ReprojectionBenchmark {
  private static final int SIZE = 2 * Reprojection.INPUTS;
  private static final double[] NONE = {};

  @Param("30000")
  public int observations;

  /** Whether rustgrad.simd is used. */
  @Param({"off", "on"})
  public String simd;

  private double[] data;
  private Rows rows;
  private VectorRowProgram overRows;
  private VectorProgram interpreted;
  private VectorProgram compiled;
  private final double[] x = new double[Reprojection.INPUTS];
  private final double[] jacobian = new double[SIZE];
  private double[] jacobians;

  /** Traces and compiles the function. */
  @Setup(Level.Trial)
  public void trace() {
    System.setProperty("rustgrad.simd", simd);
    data = Reprojection.observations(observations);
    rows = Rows.rowMajor(data, Reprojection.INPUTS);
    overRows = VectorRowProgram.trace(0, Reprojection.INPUTS, 2, (p, x) -> Reprojection.of(x));
    interpreted = program(Execution.INTERPRETER);
    compiled = program(Execution.BYTECODE);
    jacobians = new double[observations * SIZE];
    System.err.println(overRows);
  }

  private static VectorProgram program(Execution execution) {
    return Program.builder()
        .withExecution(execution)
        .traceVector(Reprojection.INPUTS, 2, Reprojection::of);
  }

  /** One after the other, by the interpreter. */
  @Benchmark
  public double[] baseline() {
    return oneByOne(interpreted);
  }

  /** One after the other, by bytecode. */
  @Benchmark
  public double[] bytecode() {
    return oneByOne(compiled);
  }

  /** All at once. */
  @Benchmark
  public double[] rowJacobians() {
    overRows.jacobians(NONE, rows, jacobians);
    return jacobians;
  }

  private double[] oneByOne(VectorProgram program) {
    for (int i = 0; i < observations; i++) {
      System.arraycopy(data, i * x.length, x, 0, x.length);
      program.jacobian(x, jacobian);
      System.arraycopy(jacobian, 0, jacobians, i * SIZE, SIZE);
    }
    return jacobians;
  }
}
