package rustgrad.spark;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

/**
 * Looks for the first row that a sum cannot be computed of, or whose value or gradient is not
 * finite. Takes rows one by one, and so longer than a sum.
 */
final class RowSearch {
  private RowSearch() {}

  /**
   * A row that was found.
   *
   * @param row its number in the partition
   * @param error what its computation has thrown; null if that is not finite
   */
  record Found(int partition, long row, double[] numbers, @Nullable String error)
      implements Serializable {

    /** Such as "row 17 of partition 3". */
    String name() {
      return RowLayout.name(row, partition);
    }
  }

  /** The first row in the order of the partitions. */
  static Optional<Found> first(
      SparkRows rows, Broadcast<Sent<TracedOnce>> traced, Broadcast<double[]> p) {
    int columns = rows.columns();
    List<Sent<Found>> found =
        rows.blocks()
            .mapPartitionsWithIndex(
                (index, partition) -> {
                  PartitionReader reader = new PartitionReader(partition, columns);
                  return first(reader, index, TaskError.programOf(traced), p.value());
                },
                true)
            .collect();
    return found.stream().map(Sent::get).min(Comparator.comparingInt(Found::partition));
  }

  private static Iterator<Sent<Found>> first(
      PartitionReader reader, int partition, RowProgram program, double[] p) {
    double[] gradient = new double[p.length];
    for (double[] row = reader.next(); row != null; row = reader.next()) {
      String error = null;
      boolean finite = false;
      try {
        double value = program.sumGradient(p, Rows.rowMajor(row, row.length), gradient);
        finite = Double.isFinite(value) && DoubleStream.of(gradient).allMatch(Double::isFinite);
      } catch (RuntimeException | LinkageError e) {
        error = String.valueOf(e.getMessage() == null ? e : e.getMessage());
      }
      if (!finite) {
        Found found = new Found(partition, reader.rows() - 1, row, error);
        return List.of(Sent.of(found)).iterator();
      }
    }
    return List.<Sent<Found>>of().iterator();
  }
}
