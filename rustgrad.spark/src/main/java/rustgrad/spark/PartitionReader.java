package rustgrad.spark;

import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import rustgrad.rows.RowReader;

/** Reads the rows of a partition once, from blocks. */
final class PartitionReader implements RowReader {
  private final Iterator<double[]> blocks;
  private final int columns;
  private double[] block = {};
  private int at;
  private long read;

  /** What the blocks are computed with has thrown; null if it has not. */
  private @Nullable Throwable ofSource;

  PartitionReader(Iterator<double[]> blocks, int columns) {
    this.blocks = blocks;
    this.columns = columns;
  }

  @Override
  public int read(double[] into) {
    int filled = 0;
    while (filled < into.length && hasMore()) {
      int numbers = Math.min(block.length - at, into.length - filled);
      System.arraycopy(block, at, into, filled, numbers);
      at += numbers;
      filled += numbers;
    }
    read += filled / columns;
    return filled / columns;
  }

  /** The next row, or null after the last one. */
  double @Nullable [] next() {
    if (!hasMore()) {
      return null;
    }
    double[] row = Arrays.copyOfRange(block, at, at + columns);
    at += columns;
    read++;
    return row;
  }

  private boolean hasMore() {
    try {
      while (at == block.length && blocks.hasNext()) {
        block = blocks.next();
        at = 0;
      }
      return at < block.length;
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
