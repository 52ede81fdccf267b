package rustgrad.program.sparse;

import java.util.Arrays;

/**
 * Which entries of a matrix can differ from zero, row by row: those of row i stand in the columns
 * {@code columnIndexes[rowStarts[i], ..., rowStarts[i + 1] - 1]}, which ascend. The arrays must not
 * be changed.
 */
public record Pattern(int rows, int columns, int[] rowStarts, int[] columnIndexes) {

  /** How many entries there are. */
  public int entries() {
    return columnIndexes.length;
  }

  /** The pattern of the transposed matrix. */
  Pattern transposed() {
    int[] starts = new int[columns + 1];
    for (int column : columnIndexes) {
      starts[column + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] next = Arrays.copyOf(starts, columns);
    int[] indexes = new int[entries()];
    for (int row = 0; row < rows; row++) {
      for (int e = rowStarts[row]; e < rowStarts[row + 1]; e++) {
        indexes[next[columnIndexes[e]]++] = row;
      }
    }
    return new Pattern(columns, rows, starts, indexes);
  }

  /** The pattern of a square matrix that has, with each entry, also the one across the diagonal. */
  Pattern symmetric() {
    Pattern other = transposed();
    int[] starts = new int[rows + 1];
    int[] indexes = new int[Math.addExact(entries(), entries())];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      int a = rowStarts[row];
      int b = other.rowStarts[row];
      while (a < rowStarts[row + 1] || b < other.rowStarts[row + 1]) {
        int left = a < rowStarts[row + 1] ? columnIndexes[a] : Integer.MAX_VALUE;
        int right = b < other.rowStarts[row + 1] ? other.columnIndexes[b] : Integer.MAX_VALUE;
        indexes[count++] = Math.min(left, right);
        a += left <= right ? 1 : 0;
        b += right <= left ? 1 : 0;
      }
      starts[row + 1] = count;
    }
    return new Pattern(rows, columns, starts, Arrays.copyOf(indexes, count));
  }

  /** The place among all entries of one that exists. */
  int entry(int row, int column) {
    return Arrays.binarySearch(columnIndexes, rowStarts[row], rowStarts[row + 1], column);
  }
}
