package rustgrad.core.sparse;

import static rustgrad.core.sparse.Coloring.NONE;

import java.util.Arrays;

/**
 * Gives each column of a symmetric matrix a color such that each entry, or the one across the
 * diagonal, can be read from one sweep along all columns of a color. Neighbours differ, and no path
 * of four columns has two colors only (Coleman and More, Estimation of sparse Hessian matrices and
 * graph coloring problems, 1984). Takes fewer colors than {@link Coloring}, which does not know of
 * the symmetry: two for an arrow.
 *
 * <p>The greedy algorithm is 4.1 of Gebremedhin, Manne and Pothen, What color is your Jacobian?,
 * 2005.
 */
final class StarColoring {
  private final Pattern pattern;
  private final int[] colors;
  private final int[] takenBy;

  private StarColoring(Pattern pattern) {
    this.pattern = pattern;
    this.colors = new int[pattern.columns()];
    this.takenBy = new int[pattern.columns() + 1];
    Arrays.fill(colors, NONE);
  }

  static Coloring of(Pattern symmetric) {
    if (paths(symmetric) > Coloring.MOST_PAIRS) {
      return Coloring.ofColumns(symmetric, symmetric);
    }
    StarColoring coloring = new StarColoring(symmetric);
    int count = 0;
    for (int column : byDegree(symmetric)) {
      if (Coloring.length(symmetric, column) > 0) {
        count = Math.max(count, coloring.color(column) + 1);
      }
    }
    return new Coloring(coloring.colors, count);
  }

  /** At most so many paths of four columns are looked at. */
  private static long paths(Pattern pattern) {
    long paths = 0;
    for (int row = 0; row < pattern.rows(); row++) {
      long ends = 0;
      for (int e = pattern.rowStarts()[row]; e < pattern.rowStarts()[row + 1]; e++) {
        ends += Coloring.length(pattern, pattern.columnIndexes()[e]);
      }
      paths += ends * Coloring.length(pattern, row);
    }
    return paths;
  }

  private static int[] byDegree(Pattern pattern) {
    long[] keys = new long[pattern.rows()];
    Arrays.setAll(keys, row -> (long) -Coloring.length(pattern, row) << 32 | row);
    return Coloring.inOrder(keys);
  }

  private int color(int v) {
    for (int e = pattern.rowStarts()[v]; e < pattern.rowStarts()[v + 1]; e++) {
      int w = pattern.columnIndexes()[e];
      if (w == v) {
        continue;
      }
      take(w, v);
      for (int k = pattern.rowStarts()[w]; k < pattern.rowStarts()[w + 1]; k++) {
        int x = pattern.columnIndexes()[k];
        if (x != w && x != v && colors[x] != NONE && (colors[w] == NONE || endsPath(w, x))) {
          take(x, v);
        }
      }
    }
    colors[v] = Coloring.firstFree(takenBy, v + 1);
    return colors[v];
  }

  private void take(int w, int v) {
    if (colors[w] != NONE) {
      takenBy[colors[w]] = v + 1;
    }
  }

  /** Whether another neighbour of x has the color of w: v w x y would have two colors only. */
  private boolean endsPath(int w, int x) {
    for (int e = pattern.rowStarts()[x]; e < pattern.rowStarts()[x + 1]; e++) {
      int y = pattern.columnIndexes()[e];
      if (y != w && y != x && colors[y] == colors[w]) {
        return true;
      }
    }
    return false;
  }
}
