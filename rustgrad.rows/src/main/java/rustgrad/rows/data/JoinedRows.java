package rustgrad.rows.data;

import java.util.Arrays;

/**
 * Rows side by side: the numbers of a row on the left, and after them those of the row on the
 * right.
 */
public record JoinedRows(RowData left, RowData right) implements RowData {

  @Override
  public int columns() {
    return left.columns() + right.columns();
  }

  @Override
  public long count() {
    return left.count();
  }

  @Override
  public Reader open() {
    Reader first = left.open();
    Reader second = right.open();
    int columnsOfFirst = left.columns();
    return new Reader() {
      @Override
      public boolean next(Chunk chunk) {
        return first.next(chunk);
      }

      @Override
      public void load(Chunk chunk, int from, int rows, double[] block, int stride, int[] columns) {
        first.load(chunk, from, rows, block, stride, Arrays.copyOf(columns, columnsOfFirst));
        int[] others = Arrays.copyOfRange(columns, columnsOfFirst, columns.length);
        second.load(chunk, from, rows, block, stride, others);
      }
    };
  }
}
