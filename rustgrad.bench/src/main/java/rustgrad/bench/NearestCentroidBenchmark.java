package rustgrad.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

/**
 * The objective of k-means and its gradient: for each point the squared distance to the nearest of
 * k centroids, summed over the points.
 */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class NearestCentroidBenchmark {
  private static final int DIMENSIONS = 8;

  @Param({"10", "100"})
  public int centroids;

  @Param({"1000", "10000"})
  public int points;

  /** How the nearest is found: by a where that compares distances, or by the op min. */
  @Param({"where", "min"})
  public String form;

  /** Whether rustgrad.simd is used. */
  @Param({"off", "on"})
  public String simd;

  private double[] data;
  private double[] p;
  private final double[] point = new double[DIMENSIONS];
  private Rows rows;
  private RowProgram program;
  double[] gradient;

  /** Traces the function. */
  @Setup(Level.Trial)
  public void trace() {
    System.setProperty("rustgrad.simd", simd);
    SplittableRandom random = new SplittableRandom(1);
    data = random.doubles((long) points * DIMENSIONS, -1, 1).toArray();
    p = random.doubles((long) centroids * DIMENSIONS, -1, 1).toArray();
    rows = Rows.rowMajor(data, DIMENSIONS);
    program = RowProgram.trace(p.length, DIMENSIONS, this::nearest);
    gradient = new double[p.length];
    System.err.println(program);
  }

  private Value nearest(Value[] p, Value[] row) {
    Value least = distance(p, 0, row);
    for (int c = 1; c < centroids; c++) {
      Value distance = distance(p, c, row);
      least =
          form.equals("min")
              ? least.apply("min", distance)
              : Value.where(distance, Comparison.LESS, least, distance, least);
    }
    return least;
  }

  private static Value distance(Value[] p, int c, Value[] row) {
    Value[] squares = new Value[DIMENSIONS];
    for (int j = 0; j < DIMENSIONS; j++) {
      Value difference = row[j].minus(p[c * DIMENSIONS + j]);
      squares[j] = difference.times(difference);
    }
    return Value.sum(squares);
  }

  /** A program over rows. */
  @Benchmark
  public double rows() {
    return program.sumGradient(p, rows, gradient);
  }

  /** Loops over arrays, with the gradient of the nearest centroid alone. */
  @Benchmark
  public double baseline() {
    Arrays.fill(gradient, 0);
    double sum = 0;
    for (int r = 0; r < points; r++) {
      System.arraycopy(data, r * DIMENSIONS, point, 0, DIMENSIONS);
      int nearest = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < p.length; c += DIMENSIONS) {
        double distance = 0;
        for (int j = 0; j < DIMENSIONS; j++) {
          double difference = point[j] - p[c + j];
          distance += difference * difference;
        }
        if (distance < least) {
          least = distance;
          nearest = c;
        }
      }
      sum += least;
      for (int j = 0; j < DIMENSIONS; j++) {
        gradient[nearest + j] += 2 * (p[nearest + j] - point[j]);
      }
    }
    return sum;
  }
}
