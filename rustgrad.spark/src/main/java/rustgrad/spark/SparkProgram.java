package rustgrad.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import rustgrad.rows.PartialSum;
import rustgrad.rows.PathCounts;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;
import scala.Tuple2;

/**
 * A function of parameters and a row that is summed over the rows that Spark holds. Sums and
 * gradients have the bits of a {@link RowProgram} over all rows in one array: however the rows are
 * partitioned, whichever executors compute them, and if some have to do it again.
 *
 * <pre>{@code
 * SparkProgram squares = SparkProgram.trace(context, 2, 2, (p, row) -> {
 *   Value error = p[0].plus(p[1].times(row[0])).minus(row[1]);
 *   return error.times(error);
 * });
 * double error = squares.meanGradient(p, rows, gradient);
 * }</pre>
 *
 * <p>The driver holds the parameters and one tree of sums, and never rows but those of single
 * leaves.
 */
public final class SparkProgram {
  /** From how many partitions on executors merge those of neighbours before the driver does. */
  private static final int MANY_PARTITIONS = 16;

  private final JavaSparkContext context;
  private final Broadcast<TracedOnce> traced;

  private SparkProgram(JavaSparkContext context, Broadcast<TracedOnce> traced) {
    this.context = context;
    this.traced = traced;
  }

  /** As {@link RowProgram#trace(int, int, rustgrad.rows.RowFunction)}, here and on executors. */
  public static SparkProgram trace(
      JavaSparkContext context, int parameters, int columns, SparkRowFunction function) {
    TracedOnce once = new TracedOnce(parameters, columns, function);
    once.program();
    return new SparkProgram(context, context.broadcast(once));
  }

  /** As {@link RowProgram#sumGradient(double[], Rows, double[])}. */
  public double sumGradient(double[] p, SparkRows rows, double[] into) {
    return program().sumGradient(p, all(p, rows), into);
  }

  /** As {@link RowProgram#meanGradient(double[], Rows, double[])}. */
  public double meanGradient(double[] p, SparkRows rows, double[] into) {
    return program().meanGradient(p, all(p, rows), into);
  }

  private RowProgram program() {
    return traced.value().program();
  }

  private PartialSum all(double[] p, SparkRows rows) {
    Broadcast<double[]> sent = context.broadcast(p);
    try {
      JavaRDD<PartialSum> parts =
          program().countPaths(p, rows.example()).areNeeded()
              ? partsByCounts(sent, rows)
              : partsByNumber(sent, rows);
      PartialSum all = merge(p, gathered(sent, parts).collect());
      if (all.rows() != rows.count()) {
        throw new IllegalStateException(
            "%s had %d rows this time; their order and number must be the same each time"
                .formatted(rows, all.rows()));
      }
      return all;
    } finally {
      sent.destroy();
    }
  }

  private JavaRDD<PartialSum> partsByNumber(Broadcast<double[]> p, SparkRows rows) {
    long[] firstRows = rows.firstRows();
    return ofEachPartition(
        rows,
        (program, index, part) -> program.partialSumGradient(p.value(), part, firstRows[index]));
  }

  private JavaRDD<PartialSum> partsByCounts(Broadcast<double[]> p, SparkRows rows) {
    List<PathCounts> counts =
        ofEachPartition(rows, (program, index, part) -> program.countPaths(p.value(), part))
            .collect();
    Rows none = Rows.rowMajor(new double[0], rows.columns());
    List<PathCounts> before = before(program().countPaths(p.value(), none), counts);
    return ofEachPartition(
        rows,
        (program, index, part) -> program.partialSumGradient(p.value(), part, before.get(index)));
  }

  /** What an executor computes for a partition. */
  private interface OfPartition<T> extends Serializable {
    T of(RowProgram program, int index, Rows rows);
  }

  private <T> JavaRDD<T> ofEachPartition(SparkRows rows, OfPartition<T> result) {
    Broadcast<TracedOnce> function = traced;
    int columns = rows.columns();
    return rows.rdd()
        .mapPartitionsWithIndex(
            (index, partition) -> {
              Rows part = SparkRows.rowsOf(partition, columns);
              return List.of(result.of(function.value().program(), index, part)).iterator();
            },
            true);
  }

  /** For each partition the counts of all before it. */
  private static List<PathCounts> before(PathCounts none, List<PathCounts> counts) {
    List<PathCounts> before = new ArrayList<>();
    PathCounts sum = none;
    for (PathCounts count : counts) {
      before.add(sum);
      sum = sum.plus(count);
    }
    return before;
  }

  /** Merges the parts of neighbouring partitions on the executors, about as many as then remain. */
  private JavaRDD<PartialSum> gathered(Broadcast<double[]> p, JavaRDD<PartialSum> parts) {
    int count = parts.getNumPartitions();
    if (count < MANY_PARTITIONS) {
      return parts;
    }
    Broadcast<TracedOnce> function = traced;
    int together = (int) Math.ceil(Math.sqrt(count));
    JavaPairRDD<Integer, PartialSum> byGroup =
        JavaPairRDD.fromJavaRDD(
            parts.mapPartitionsWithIndex(
                (index, part) -> List.of(new Tuple2<>(index / together, part.next())).iterator(),
                true));
    return byGroup
        .reduceByKey((a, b) -> function.value().program().merge(p.value(), a, b), together)
        .values();
  }

  private PartialSum merge(double[] p, List<PartialSum> parts) {
    RowProgram program = program();
    return parts.stream().reduce((a, b) -> program.merge(p, a, b)).orElseThrow();
  }

  /** Such as "SparkProgram(2 parameters, 3 columns, plain Java)". */
  @Override
  public String toString() {
    return "Spark" + program().toString().substring("Row".length());
  }
}
