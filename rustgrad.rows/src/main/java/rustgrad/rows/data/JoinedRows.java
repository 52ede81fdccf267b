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

  /** The columns of both sides, of which threads that read the same have one. */
  private record Sides(int[] both, int[] left, int[] right) {
    static final Sides NONE = new Sides(new int[0], new int[0], new int[0]);

    static Sides of(int[] both, int left) {
      return new Sides(
          both, Arrays.copyOf(both, left), Arrays.copyOfRange(both, left, both.length));
    }
  }

  @Override
  public Reader open() {
    Reader first = left.open();
    Reader second = right.open();
    int columnsOfFirst = left.columns();
    return new Reader() {
      private volatile Sides sides = Sides.NONE;

      @Override
      public boolean next(Chunk chunk) {
        return first.next(chunk);
      }

      @Override
      public void load(Chunk chunk, int from, int rows, double[] block, int stride, int[] columns) {
        Sides known = sides;
        if (known.both != columns) {
          known = Sides.of(columns, columnsOfFirst);
          sides = known;
        }
        first.load(chunk, from, rows, block, stride, known.left);
        second.load(chunk, from, rows, block, stride, known.right);
      }
    };
  }
}
