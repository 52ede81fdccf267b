package rustgrad.spark;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import rustgrad.rows.RowReader;
import rustgrad.rows.Rows;

/**
 * Rows of numbers that Spark holds, all of one length, and none of them NaN. Their order is that of
 * the partitions and of the rows in them, so it must be the same each time that they are computed.
 *
 * <pre>{@code
 * JavaRDD<double[]> numbers = ...; // read, and cached if there is memory for it
 * SparkRows rows = SparkRows.of(numbers.cache());
 * }</pre>
 */
public final class SparkRows {
  private final JavaRDD<double[]> rdd;
  private final int columns;
  private final double[] example;
  private final long[] firstRows;

  private SparkRows(JavaRDD<double[]> rdd, double[] example, long[] firstRows) {
    this.rdd = rdd;
    this.columns = example.length;
    this.example = example;
    this.firstRows = firstRows;
  }

  /**
   * Counts the rows of each partition, once.
   *
   * @throws IllegalArgumentException if there is no row
   */
  public static SparkRows of(JavaRDD<double[]> rdd) {
    List<double[]> first = rdd.take(1);
    if (first.isEmpty()) {
      throw new IllegalArgumentException("no rows, so it is not known how long they are");
    }
    List<Long> sizes =
        rdd.mapPartitions(partition -> List.of(size(partition)).iterator(), true).collect();
    long[] firstRows = new long[sizes.size() + 1];
    for (int k = 0; k < sizes.size(); k++) {
      firstRows[k + 1] = firstRows[k] + sizes.get(k);
    }
    return new SparkRows(rdd, first.get(0), firstRows);
  }

  private static long size(Iterator<double[]> partition) {
    long size = 0;
    for (; partition.hasNext(); size++) {
      partition.next();
    }
    return size;
  }

  /** How many numbers a row has. */
  public int columns() {
    return columns;
  }

  /** How many rows there are. */
  public long count() {
    return firstRows[firstRows.length - 1];
  }

  JavaRDD<double[]> rdd() {
    return rdd;
  }

  /** Any of the rows. */
  Rows example() {
    return Rows.of(new double[][] {example});
  }

  /** How many rows there are before each partition, and at the end how many there are in all. */
  long[] firstRows() {
    return firstRows.clone();
  }

  /** The rows of a partition, to be read once, by a task. */
  static Rows rowsOf(Iterator<double[]> partition, int columns) {
    return Rows.stream(columns, () -> new PartitionReader(partition, columns));
  }

  private static final class PartitionReader implements RowReader {
    private final Iterator<double[]> partition;
    private final int columns;
    private long read;

    PartitionReader(Iterator<double[]> partition, int columns) {
      this.partition = partition;
      this.columns = columns;
    }

    @Override
    public int read(double[] into) {
      int rows = 0;
      for (; rows < into.length / columns && partition.hasNext(); rows++) {
        double[] row = partition.next();
        check(row);
        System.arraycopy(row, 0, into, rows * columns, columns);
        read++;
      }
      return rows;
    }

    private void check(double[] row) {
      if (row.length != columns || Arrays.stream(row).anyMatch(Double::isNaN)) {
        throw new IllegalArgumentException(
            "row %d of partition %d is %s; expected %d numbers, none of them NaN"
                .formatted(read, TaskContext.getPartitionId(), Arrays.toString(row), columns));
      }
    }
  }

  /** Such as "SparkRows(1000000 x 3 in 64 partitions)". */
  @Override
  public String toString() {
    return "SparkRows(%d x %d in %d partitions)".formatted(count(), columns, firstRows.length - 1);
  }
}
