package rustgrad.rows.data;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Rows in an array: number c of row r is at {@code r * rowStep + c * columnStep}.
 *
 * @param selected the numbers of the rows to read, or null for all
 */
public record ArrayRows(
    double[] data, int rows, int columns, int rowStep, int columnStep, int @Nullable [] selected)
    implements RowData {

  @Override
  public long count() {
    return selected == null ? rows : selected.length;
  }

  /** Some of these rows. */
  public ArrayRows select(int[] numbers) {
    int[] own = numbers.clone();
    for (int k = 0; selected != null && k < own.length; k++) {
      own[k] = selected[own[k]];
    }
    return new ArrayRows(data, rows, columns, rowStep, columnStep, own);
  }

  /** The row of a place in the array. */
  public int rowOf(int place) {
    return place / rowStep % rows;
  }

  /** The column of a place in the array. */
  public int columnOf(int place) {
    return place / columnStep % columns;
  }

  @Override
  public Reader open() {
    return new ArrayReader(this);
  }

  private static final class ArrayReader implements Reader {
    private final ArrayRows rows;
    private final AtomicLong next = new AtomicLong();

    ArrayReader(ArrayRows rows) {
      this.rows = rows;
    }

    @Override
    public boolean next(Chunk chunk) {
      long first = next.getAndAdd(chunk.capacity());
      if (first >= rows.count()) {
        return false;
      }
      chunk.set(first, (int) Math.min(chunk.capacity(), rows.count() - first));
      return true;
    }

    @Override
    public void load(Chunk chunk, int from, int count, double[] block, int stride, int[] columns) {
      int first = (int) chunk.first() + from;
      if (rows.selected == null) {
        int at = first * rows.rowStep;
        Transpose.toColumns(
            rows.data, at, rows.rowStep, rows.columnStep, count, block, stride, columns);
        return;
      }
      for (int c = 0; c < columns.length; c++) {
        if (columns[c] >= 0) {
          int at = columns[c] * stride;
          copySelected(block, at, first, c * rows.columnStep, count, rows.selected);
        }
      }
    }

    private void copySelected(
        double[] block, int at, int first, int column, int count, int[] selected) {
      for (int r = 0; r < count; r++) {
        block[at + r] = rows.data[selected[first + r] * rows.rowStep + column];
      }
    }
  }
}
