package rustgrad.spark;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Rows of a partition, many to an array, one after the other: as such they are kept, in the space
 * of their numbers.
 */
final class Blocks implements Iterator<double[]> {
  /** Some 64 kB for each column, and no more than a megabyte. */
  private static final int MOST_ROWS = 1 << 13;

  private static final int MOST_NUMBERS = 1 << 17;

  private final Iterator<double[]> rows;
  private final RowLayout layout;
  private final int partition;
  private final double[] block;
  private long read;

  private Blocks(Iterator<double[]> rows, RowLayout layout, int partition) {
    this.rows = rows;
    this.layout = layout;
    this.partition = partition;
    int columns = layout.columns();
    this.block = new double[columns * Math.max(1, Math.min(MOST_ROWS, MOST_NUMBERS / columns))];
  }

  /** Rows as blocks; checks each. */
  static Iterator<double[]> of(Iterator<double[]> rows, RowLayout layout, int partition) {
    return new Blocks(rows, layout, partition);
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public double[] next() {
    int columns = layout.columns();
    int filled = 0;
    while (filled < block.length && rows.hasNext()) {
      double[] row = rows.next();
      layout.check(row, read++, partition);
      System.arraycopy(row, 0, block, filled, columns);
      filled += columns;
    }
    if (filled == 0) {
      throw new NoSuchElementException("no more rows");
    }
    return Arrays.copyOf(block, filled);
  }

  /** The rows of blocks. */
  static Iterator<double[]> rows(Iterator<double[]> blocks, int columns) {
    return new RowsOf(blocks, columns);
  }

  private static final class RowsOf implements Iterator<double[]> {
    private final Iterator<double[]> blocks;
    private final int columns;
    private double[] block = {};
    private int at;

    RowsOf(Iterator<double[]> blocks, int columns) {
      this.blocks = blocks;
      this.columns = columns;
    }

    @Override
    public boolean hasNext() {
      return at < block.length || blocks.hasNext();
    }

    @Override
    public double[] next() {
      if (at == block.length) {
        block = blocks.next();
        at = 0;
      }
      double[] row = Arrays.copyOfRange(block, at, at + columns);
      at += columns;
      return row;
    }
  }
}
