package rustgrad.program.sparse;

import java.util.Arrays;

/**
 * Gives each column a color such that columns of one color have no row in common: one sweep along
 * all columns of a color then finds all their entries (Curtis, Powell and Reid, On the estimation
 * of sparse Jacobian matrices, 1974). Colors are given greedily, the column with the most
 * neighbours first (Coleman and More, Estimation of sparse Jacobian matrices and graph coloring
 * problems, 1983).
 *
 * @param colors the color of each column; NONE if the column is empty
 * @param count how many colors there are
 */
record Coloring(int[] colors, int count) {
  static final int NONE = -1;

  /** Looking at more pairs of columns that meet in a row is not worth it: it takes seconds. */
  static final long MOST_PAIRS = 1L << 30;

  /** The columns of a pattern of which the transposed one is known, too. */
  static Coloring ofColumns(Pattern pattern, Pattern transposed) {
    if (pairs(pattern) > MOST_PAIRS) {
      return ofEachColumn(transposed);
    }
    int[] colors = new int[pattern.columns()];
    Arrays.fill(colors, NONE);
    int[] takenBy = new int[pattern.columns()];
    int count = 0;
    for (int column : byDegree(pattern, transposed)) {
      int[] starts = transposed.rowStarts();
      for (int e = starts[column]; e < starts[column + 1]; e++) {
        int row = transposed.columnIndexes()[e];
        for (int k = pattern.rowStarts()[row]; k < pattern.rowStarts()[row + 1]; k++) {
          int taken = colors[pattern.columnIndexes()[k]];
          if (taken != NONE) {
            takenBy[taken] = column + 1;
          }
        }
      }
      if (starts[column] < starts[column + 1]) {
        colors[column] = firstFree(takenBy, column + 1);
        count = Math.max(count, colors[column] + 1);
      }
    }
    return new Coloring(colors, count);
  }

  private static Coloring ofEachColumn(Pattern transposed) {
    int[] colors = new int[transposed.rows()];
    int count = 0;
    for (int column = 0; column < colors.length; column++) {
      boolean isEmpty = transposed.rowStarts()[column] == transposed.rowStarts()[column + 1];
      colors[column] = isEmpty ? NONE : count++;
    }
    return new Coloring(colors, count);
  }

  static int firstFree(int[] takenBy, int taker) {
    int color = 0;
    while (takenBy[color] == taker) {
      color++;
    }
    return color;
  }

  private static long pairs(Pattern pattern) {
    long pairs = 0;
    for (int row = 0; row < pattern.rows(); row++) {
      long length = length(pattern, row);
      pairs += length * length;
    }
    return pairs;
  }

  static int length(Pattern pattern, int row) {
    return pattern.rowStarts()[row + 1] - pattern.rowStarts()[row];
  }

  /**
   * All columns, those that meet the most others first, each meeting counted; equal ones in their
   * order.
   */
  private static int[] byDegree(Pattern pattern, Pattern transposed) {
    long[] keys = new long[pattern.columns()];
    for (int column = 0; column < keys.length; column++) {
      long degree = 0;
      for (int e = transposed.rowStarts()[column]; e < transposed.rowStarts()[column + 1]; e++) {
        degree += length(pattern, transposed.columnIndexes()[e]);
      }
      keys[column] = -Math.min(degree, Integer.MAX_VALUE) << 32 | column;
    }
    return inOrder(keys);
  }

  /** The lower halves of the keys, once they are sorted. */
  static int[] inOrder(long[] keys) {
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    Arrays.setAll(order, k -> (int) keys[k]);
    return order;
  }
}
