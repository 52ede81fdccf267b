package rustgrad.rows;

import java.util.Objects;
import java.util.function.Supplier;
import rustgrad.rows.data.ArrayRows;
import rustgrad.rows.data.RowData;
import rustgrad.rows.data.StreamedRows;

/**
 * Rows of numbers for a {@link RowProgram}: the same number of them in each row, none of them NaN.
 *
 * <pre>{@code
 * Rows points = Rows.of(new double[][] {{0, 1.1}, {1, 2.9}, {2, 5.2}});
 * Rows same = Rows.rowMajor(new double[] {0, 1.1, 1, 2.9, 2, 5.2}, 2);
 * Rows two = same.select(2, 0);
 * }</pre>
 *
 * <p>An array is checked for NaN once. It is not copied, and must not be changed as long as the
 * rows are in use.
 */
public final class Rows {
  private final RowData data;

  private Rows(RowData data) {
    this.data = data;
  }

  /**
   * Rows, copied.
   *
   * @throws IllegalArgumentException if there is no row, or it has no number, or rows differ in
   *     length, or a number is NaN
   */
  public static Rows of(double[][] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException(
          "no rows, so it is not known how long they are; give Rows.rowMajor(new double[0], columns)");
    }
    int columns = checkColumns(rows[0].length);
    double[] data = new double[Math.multiplyExact(rows.length, columns)];
    for (int r = 0; r < rows.length; r++) {
      if (rows[r].length != columns) {
        throw new IllegalArgumentException(
            "row %d has %d numbers, but row 0 has %d; all rows must have equally many"
                .formatted(r, rows[r].length, columns));
      }
      System.arraycopy(rows[r], 0, data, r * columns, columns);
    }
    return rowMajor(data, columns);
  }

  /**
   * Rows that stand one after the other in an array.
   *
   * @throws IllegalArgumentException if the array does not hold whole rows, or a number is NaN
   */
  public static Rows rowMajor(double[] data, int columns) {
    int rows = countRows(data, columns);
    return checked(new ArrayRows(data, rows, columns, columns, 1, null));
  }

  /**
   * Rows in an array that has the first numbers of all rows, after them the second ones, and so on.
   *
   * @throws IllegalArgumentException if the array does not hold whole rows, or a number is NaN
   */
  public static Rows columnMajor(double[] data, int columns) {
    int rows = countRows(data, columns);
    return checked(new ArrayRows(data, rows, columns, 1, rows, null));
  }

  /**
   * Rows that are read from elsewhere, some at a time, so that they need not fit into memory.
   *
   * <p>If a stream that has given rows before gives none the next time, that call throws an
   * exception: its source has returned a reader that had been read to the end.
   *
   * @param source opens a new reader, at the first row, each time that the rows are needed
   * @throws IllegalArgumentException if there is no column
   */
  public static Rows stream(int columns, Supplier<? extends RowReader> source) {
    checkColumns(columns);
    Objects.requireNonNull(source, "source");
    return new Rows(new StreamedRows(columns, () -> opened(source)::read));
  }

  private static RowReader opened(Supplier<? extends RowReader> source) {
    return Objects.requireNonNull(source.get(), "the reader that the source of a stream opens");
  }

  /**
   * Some of these rows, in this order; a row may be taken more than once. The numbers of the rows
   * are copied, the rows are not.
   *
   * @throws IllegalArgumentException if there is no such row
   * @throws UnsupportedOperationException if these rows are streamed
   */
  public Rows select(int... rows) {
    if (!(data instanceof ArrayRows all)) {
      throw new UnsupportedOperationException(
          "rows of a stream cannot be selected; select them where they are read");
    }
    for (int k = 0; k < rows.length; k++) {
      if (rows[k] < 0 || rows[k] >= all.count()) {
        throw new IllegalArgumentException(
            "selected row %d does not exist; there are the rows 0 to %d"
                .formatted(rows[k], all.count() - 1));
      }
    }
    return new Rows(all.select(rows));
  }

  /** How many numbers a row has. */
  public int columns() {
    return data.columns();
  }

  /** How many rows there are, or -1 if they are streamed. */
  public long count() {
    return data.count();
  }

  RowData data() {
    return data;
  }

  /** Such as "Rows(100 x 3)". */
  @Override
  public String toString() {
    return "Rows(%s x %d)".formatted(count() < 0 ? "streamed" : count(), columns());
  }

  static int checkColumns(int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException("rows of %d columns; give 1 or more".formatted(columns));
    }
    return columns;
  }

  private static int countRows(double[] data, int columns) {
    checkColumns(columns);
    if (data.length % columns != 0) {
      throw new IllegalArgumentException(
          "%d numbers do not fill whole rows of %d columns".formatted(data.length, columns));
    }
    return data.length / columns;
  }

  private static Rows checked(ArrayRows rows) {
    for (int i = 0; i < rows.data().length; i++) {
      if (Double.isNaN(rows.data()[i])) {
        throw new IllegalArgumentException(
            "row %d, column %d is NaN; leave such rows out"
                .formatted(rows.rowOf(i), rows.columnOf(i)));
      }
    }
    return new Rows(rows);
  }
}
