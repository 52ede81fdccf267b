package rustgrad.rows.data;

import java.util.Arrays;

/**
 * Rows that one thread has claimed: some that follow one another in the data, or copies of rows
 * from anywhere, each with its number.
 */
public final class Chunk {
  /** How many numbers the copies of many rows take: 1 MB. */
  private static final int NUMBERS = 1 << 17;

  private final int capacity;
  private int rows;
  private long first;

  /** The rows one after the other, if they are copied here. */
  private double[] copy = {};

  /** The number of each row, if they do not follow one another. */
  private long[] numbers = {};

  private boolean numbered;

  /** An empty chunk with room for {@code capacity} rows. */
  public Chunk(int capacity) {
    this.capacity = capacity;
  }

  /** How many rows of that length to copy at once: at least one, and about 1 MB. */
  public static int rowsOf(int columns, int most) {
    return Math.max(1, Math.min(most, NUMBERS / columns));
  }

  /** How many rows there is room for. */
  public int capacity() {
    return capacity;
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  public boolean isFull() {
    return rows == capacity;
  }

  /** The number of the first row in the data, counted from 0; for rows that follow one another. */
  public long first() {
    return first;
  }

  /** The number in the data of row {@code row} of this chunk. */
  public long number(int row) {
    return numbered ? numbers[row] : first + row;
  }

  /** Says that the rows are these, which follow one another in the data. */
  void set(long first, int rows) {
    this.first = first;
    this.rows = rows;
    this.numbered = false;
  }

  /** Removes all rows. */
  public void clear() {
    set(0, 0);
  }

  /** Removes the last rows. */
  public void removeLast(int count) {
    rows -= count;
  }

  /** Adds copies of the rows that follow those that are here. */
  void add(double[] from, int at, int count, int columns) {
    int length = Math.multiplyExact(rows + count, columns);
    if (copy.length < length) {
      long most = Math.min((long) capacity * columns, Integer.MAX_VALUE);
      copy = Arrays.copyOf(copy, (int) Math.min(2L * length, most));
    }
    System.arraycopy(from, at, copy, rows * columns, count * columns);
    rows += count;
  }

  /**
   * Adds a copy of a row, and its number in the data. All rows of this chunk must be added in this
   * way.
   */
  public void add(long number, double[] from, int at, int columns) {
    if (numbers.length == 0) {
      numbers = new long[capacity];
    }
    numbered = true;
    numbers[rows] = number;
    add(from, at, 1, columns);
  }

  /**
   * Copies rows that are copied here into the columns of a block; see {@link RowData.Reader#load}.
   */
  public void load(int from, int count, double[] block, int stride, int[] columns) {
    int width = columns.length;
    Transpose.toColumns(copy, from * width, width, 1, count, block, stride, columns);
  }

  /** Whether the rows follow one another in the data, as those of a path do that all rows take. */
  public boolean isInOrder() {
    return !numbered || rows == 0 || numbers[rows - 1] - numbers[0] == rows - 1;
  }
}
