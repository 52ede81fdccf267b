package rustgrad.rows.data;

import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Rows that come from elsewhere, some at a time. */
public final class StreamedRows implements RowData {
  /** How many rows are read at a time: fewer if they are long, so that they take about 1 MB. */
  private static final int MOST_ROWS_AT_ONCE = 1_024;

  private final int columns;
  private final int rowsAtOnce;
  private final Supplier<? extends ToIntFunction<double[]>> source;

  /** Whether a reader has given rows. Then each later one must, too. */
  private volatile boolean gaveRows;

  /**
   * @param source opens a reader, which fills an array with whole rows, from its start, and returns
   *     how many rows these are, 0 at the end
   */
  public StreamedRows(int columns, Supplier<? extends ToIntFunction<double[]>> source) {
    this.columns = columns;
    this.rowsAtOnce = Chunk.rowsOf(columns, MOST_ROWS_AT_ONCE);
    this.source = source;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public long count() {
    return -1;
  }

  @Override
  public Reader open() {
    return new StreamReader(source.get());
  }

  private final class StreamReader implements Reader {
    private final ToIntFunction<double[]> source;
    private final double[] read;
    private int left;
    private int position;
    private long rows;
    private long delivered;
    private boolean ended;

    StreamReader(ToIntFunction<double[]> source) {
      this.source = source;
      this.read = new double[rowsAtOnce * columns];
    }

    @Override
    public synchronized boolean next(Chunk chunk) {
      chunk.set(rows, 0);
      while (!chunk.isFull() && fill()) {
        int count = Math.min(left, chunk.capacity() - chunk.rows());
        chunk.add(read, position * columns, count, columns);
        position += count;
        left -= count;
      }
      rows += chunk.rows();
      return chunk.rows() > 0;
    }

    /** Whether there are rows left to copy, after reading more if need be. */
    private boolean fill() {
      if (left == 0 && !ended) {
        left = source.applyAsInt(read);
        position = 0;
        ended = left == 0;
        if (left < 0 || left > rowsAtOnce) {
          throw new IllegalStateException(
              "the stream of rows says that it has filled %d rows; expected 0 to %d"
                  .formatted(left, rowsAtOnce));
        }
        checkReadAgain();
        checkNoNaN();
        gaveRows |= left > 0;
      }
      return left > 0;
    }

    private void checkReadAgain() {
      if (ended && delivered == 0 && gaveRows) {
        throw new IllegalStateException(
            "the stream of rows gave rows before, and now gives none; its source must open a new reader each time, which starts at the first row");
      }
    }

    private void checkNoNaN() {
      for (int i = 0; i < left * columns; i++) {
        if (Double.isNaN(read[i])) {
          throw new IllegalArgumentException(
              "row %d, column %d of the stream is NaN; leave such rows out"
                  .formatted(delivered + i / columns, i % columns));
        }
      }
      delivered += left;
    }

    @Override
    public void load(Chunk chunk, int from, int count, double[] block, int stride, int[] columns) {
      chunk.load(from, count, block, stride, columns);
    }
  }
}
