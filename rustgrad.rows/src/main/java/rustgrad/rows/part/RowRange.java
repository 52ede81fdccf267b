package rustgrad.rows.part;

import java.util.stream.LongStream;

/**
 * Rows that follow one another, by their numbers.
 *
 * @param from the first of them
 * @param to the one after the last
 */
public record RowRange(long from, long to) {
  /** No row has this number or a higher one. */
  public static final long END = 1L << 60;

  /**
   * @throws IllegalArgumentException if there is no row, or one below 0 or from {@link #END} on
   */
  public RowRange {
    if (from < 0 || from >= to || to > END) {
      throw new IllegalArgumentException(
          "rows from %d up to %d; there are rows from 0 up to %d".formatted(from, to, END));
    }
  }

  /** How many rows there are together, or more than {@link #END} if there are too many. */
  static long total(LongStream counts) {
    return counts.reduce(0, (a, b) -> Math.min(a + b, END + 1));
  }

  /** Such as "rows 5 to 9". */
  @Override
  public String toString() {
    return to == from + 1 ? "row " + from : "rows %d to %d".formatted(from, to - 1);
  }
}
