package rustgrad.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
  private final Broadcast<Sent<TracedOnce>> traced;

  private SparkProgram(JavaSparkContext context, Broadcast<Sent<TracedOnce>> traced) {
    this.context = context;
    this.traced = traced;
  }

  /** As {@link RowProgram#trace(int, int, rustgrad.rows.RowFunction)}, here and on executors. */
  public static SparkProgram trace(
      JavaSparkContext context, int parameters, int columns, SparkRowFunction function) {
    TracedOnce once = new TracedOnce(parameters, columns, function);
    once.program();
    return new SparkProgram(context, context.broadcast(Sent.of(once)));
  }

  /** As {@link RowProgram#sum(double[], Rows)}; what fails is an error as of the gradient. */
  public double sum(double[] p, SparkRows rows) {
    return program().sum(p, all(p, rows, false));
  }

  /** As {@link RowProgram#mean(double[], Rows)}; what fails is an error as of the gradient. */
  public double mean(double[] p, SparkRows rows) {
    return program().mean(p, all(p, rows, false));
  }

  /**
   * As {@link RowProgram#sumGradient(double[], Rows, double[])}.
   *
   * @throws IllegalArgumentException also if a row is not as it should be, which is named with its
   *     partition
   * @throws IllegalStateException if the function throws for a row, which is named with its
   *     partition; executors lack an op or a class; or there are more or fewer rows than before
   */
  public double sumGradient(double[] p, SparkRows rows, double[] into) {
    return program().sumGradient(p, all(p, rows, true), into);
  }

  /** As {@link #sumGradient}, but of the mean over the rows. */
  public double meanGradient(double[] p, SparkRows rows, double[] into) {
    return program().meanGradient(p, all(p, rows, true), into);
  }

  private RowProgram program() {
    return traced.value().get().program();
  }

  /** The first row whose value or gradient is not finite. */
  Optional<RowSearch.Found> firstNotFinite(double[] p, SparkRows rows) {
    return withSent(p, sent -> TaskError.explained(() -> RowSearch.first(rows, traced, sent)));
  }

  private <T> T withSent(double[] p, Function<Broadcast<double[]>, T> action) {
    Broadcast<double[]> sent = context.broadcast(p);
    try {
      return action.apply(sent);
    } finally {
      sent.destroy();
    }
  }

  private PartialSum all(double[] p, SparkRows rows, boolean gradient) {
    checkColumns(rows);
    PartialSum all = withSent(p, sent -> all(sent, rows, gradient));
    if (all.rows() != rows.count()) {
      throw new IllegalStateException(
          "%s had %d rows this time; their order and number must be the same each time"
              .formatted(rows, all.rows()));
    }
    return all;
  }

  private void checkColumns(SparkRows rows) {
    if (rows.columns() != program().columns()) {
      throw new IllegalArgumentException(
          "%s, but %s; give rows of as many columns".formatted(rows, this));
    }
  }

  private PartialSum all(Broadcast<double[]> p, SparkRows rows, boolean gradient) {
    try {
      return TaskError.explained(
          () -> {
            JavaRDD<byte[]> parts =
                program().countPaths(p.value(), rows.example()).areNeeded()
                    ? partsByCounts(p, rows, gradient)
                    : partsByNumber(p, rows, gradient);
            return merge(p.value(), gathered(p, parts).collect());
          });
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw TaskError.isOfComputation(e) ? withRow(e, p, rows) : e;
    }
  }

  /** The error of a computation, with the row that it is of. */
  private RuntimeException withRow(RuntimeException e, Broadcast<double[]> p, SparkRows rows) {
    return TaskError.explained(() -> RowSearch.first(rows, traced, p))
        .filter(found -> found.error() != null)
        .<RuntimeException>map(
            found ->
                new IllegalStateException(
                    "%s, %s: %s"
                        .formatted(
                            found.name(), rows.layout().show(found.numbers()), found.error()),
                    e.getCause()))
        .orElse(e);
  }

  private JavaRDD<byte[]> partsByNumber(Broadcast<double[]> p, SparkRows rows, boolean gradient) {
    long[] firstRows = rows.firstRows();
    return ofEachPartition(
        rows,
        (program, index, part) ->
            (gradient
                    ? program.partialSumGradient(p.value(), part, firstRows[index])
                    : program.partialSum(p.value(), part, firstRows[index]))
                .toBytes());
  }

  private JavaRDD<byte[]> partsByCounts(Broadcast<double[]> p, SparkRows rows, boolean gradient) {
    List<byte[]> counts =
        ofEachPartition(
                rows, (program, index, part) -> program.countPaths(p.value(), part).toBytes())
            .collect();
    Rows none = Rows.rowMajor(new double[0], rows.columns());
    List<PathCounts> before = before(program().countPaths(p.value(), none), counts);
    return ofEachPartition(
        rows,
        (program, index, part) ->
            (gradient
                    ? program.partialSumGradient(p.value(), part, before.get(index))
                    : program.partialSum(p.value(), part, before.get(index)))
                .toBytes());
  }

  /** What an executor computes for a partition, as bytes, which any serializer sends. */
  private interface OfPartition extends Serializable {
    byte[] of(RowProgram program, int index, Rows rows);
  }

  private JavaRDD<byte[]> ofEachPartition(SparkRows rows, OfPartition result) {
    Broadcast<Sent<TracedOnce>> function = traced;
    int columns = rows.columns();
    return rows.blocks()
        .mapPartitionsWithIndex(
            (index, partition) -> {
              PartitionReader reader = new PartitionReader(partition, columns);
              RowProgram program = TaskError.programOf(function);
              Rows part = Rows.stream(columns, () -> reader);
              try {
                return List.of(result.of(program, index, part)).iterator();
              } catch (RuntimeException | LinkageError e) {
                if (reader.isOfSource(e)) {
                  throw e;
                }
                throw TaskError.of("partition " + index, e);
              }
            },
            true);
  }

  /** For each partition the counts of all before it. */
  private static List<PathCounts> before(PathCounts none, List<byte[]> counts) {
    List<PathCounts> before = new ArrayList<>();
    PathCounts sum = none;
    for (byte[] count : counts) {
      before.add(sum);
      sum = sum.plus(PathCounts.of(count));
    }
    return before;
  }

  /** Merges the parts of neighbouring partitions on the executors, about as many as then remain. */
  private JavaRDD<byte[]> gathered(Broadcast<double[]> p, JavaRDD<byte[]> parts) {
    int count = parts.getNumPartitions();
    if (count < MANY_PARTITIONS) {
      return parts;
    }
    Broadcast<Sent<TracedOnce>> function = traced;
    int together = (int) Math.ceil(Math.sqrt(count));
    JavaPairRDD<Integer, byte[]> byGroup =
        JavaPairRDD.fromJavaRDD(
            parts.mapPartitionsWithIndex(
                (index, part) -> List.of(new Tuple2<>(index / together, part.next())).iterator(),
                true));
    return byGroup
        .reduceByKey((a, b) -> merge(TaskError.programOf(function), p.value(), a, b), together)
        .values();
  }

  private static byte[] merge(RowProgram program, double[] p, byte[] a, byte[] b) {
    PartialSum one = PartialSum.of(a);
    PartialSum other = PartialSum.of(b);
    try {
      return program.merge(p, one, other).toBytes();
    } catch (RuntimeException | LinkageError e) {
      throw TaskError.of("merging %s and %s".formatted(one, other), e);
    }
  }

  private PartialSum merge(double[] p, List<byte[]> parts) {
    RowProgram program = program();
    return parts.stream()
        .map(PartialSum::of)
        .reduce((a, b) -> program.merge(p, a, b))
        .orElseThrow();
  }

  /** Such as "SparkProgram(2 parameters, 3 columns, plain Java)". */
  @Override
  public String toString() {
    return "Spark" + program().toString().substring("Row".length());
  }
}
