package rustgrad.spark;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import rustgrad.rows.RowReader;

/** Reads the rows of a partition, once, and checks each. */
final class PartitionReader implements RowReader {
  private final Iterator<double[]> partition;
  private final RowLayout layout;
  private final int index;
  private long read;

  /** What the rows were computed with has thrown; null if it has not. */
  private @Nullable Throwable ofSource;

  PartitionReader(Iterator<double[]> partition, RowLayout layout, int index) {
    this.partition = partition;
    this.layout = layout;
    this.index = index;
  }

  @Override
  public int read(double[] into) {
    int columns = layout.columns();
    int rows = 0;
    for (double[] row = next(); row != null; row = next()) {
      System.arraycopy(row, 0, into, rows * columns, columns);
      rows++;
      if (rows == into.length / columns) {
        break;
      }
    }
    return rows;
  }

  /** The next row, or null after the last one. */
  double @Nullable [] next() {
    double[] row = nextUnchecked();
    if (row != null) {
      layout.check(row, read, index);
      read++;
    }
    return row;
  }

  private double @Nullable [] nextUnchecked() {
    try {
      return partition.hasNext() ? partition.next() : null;
    } catch (RuntimeException | Error e) {
      ofSource = e;
      throw e;
    }
  }

  /** How many rows were read. */
  long rows() {
    return read;
  }

  /** Whether this was thrown by what gives the rows, so that it is Spark's to handle. */
  boolean isOfSource(Throwable e) {
    return e == ofSource;
  }
}
