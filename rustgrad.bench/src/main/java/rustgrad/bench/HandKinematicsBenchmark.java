package rustgrad.bench;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rustgrad.rows.Rows;
import rustgrad.rows.VectorRowProgram;

/** The Jacobians, 3 x 26, of the points of a {@link HandKinematics}. */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class HandKinematicsBenchmark {

  @Param("800")
  public int points;

  /** Whether rustgrad.simd is used. */
  @Param({"off", "on"})
  public String simd;

  private double[] data;
  private double[] p;
  private Rows rows;
  private VectorRowProgram program;
  private double[] jacobians;

  /** Traces the function. */
  @Setup(Level.Trial)
  public void trace() {
    System.setProperty("rustgrad.simd", simd);
    data = HandKinematics.rows(points);
    p = new SplittableRandom(2).doubles(HandKinematics.PARAMETERS, -1, 1).toArray();
    rows = Rows.rowMajor(data, HandKinematics.COLUMNS);
    program =
        VectorRowProgram.trace(
            HandKinematics.PARAMETERS,
            HandKinematics.COLUMNS,
            HandKinematics.OUTPUTS,
            HandKinematics::of);
    jacobians = new double[points * HandKinematics.OUTPUTS * HandKinematics.PARAMETERS];
    System.err.println(program);
  }

  /** A program over rows. */
  @Benchmark
  public double[] rows() {
    program.parameterJacobians(p, rows, jacobians);
    return jacobians;
  }

  /** Loops over arrays. */
  @Benchmark
  public double[] baseline() {
    HandKinematics.jacobians(p, data, points, jacobians);
    return jacobians;
  }
}
