package rustgrad.program.sparse;

import static rustgrad.program.sparse.Coloring.NONE;

import java.util.Arrays;

/**
 * Gives each column of a symmetric matrix a color such that each entry, or the one across the
 * diagonal, can be read from one sweep along all columns of a color. Neighbours differ, and no path
 * of four columns has two colors only (Coleman and More, Estimation of sparse Hessian matrices and
 * graph coloring problems, 1984). It usually takes fewer colors than {@link Coloring}, which does
 * not know of the symmetry: two for an arrowhead matrix.
 *
 * <p>The greedy algorithm is 4.1 of Gebremedhin, Manne and Pothen, What color is your Jacobian?,
 * 2005.
 */
final class StarColoring {
  private final Pattern pattern;
  private final int[] colors;
  private final int[] takenBy;

  /** Whether a neighbour of a column has another neighbour of the same color as this one. */
  private final boolean[] inStar;

  private long steps;

  private StarColoring(Pattern pattern) {
    this.pattern = pattern;
    this.colors = new int[pattern.columns()];
    this.takenBy = new int[pattern.columns() + 1];
    this.inStar = new boolean[pattern.columns()];
    Arrays.fill(colors, NONE);
  }

  static Coloring of(Pattern symmetric) {
    StarColoring coloring = new StarColoring(symmetric);
    int count = 0;
    for (int column : byDegree(symmetric)) {
      if (Coloring.length(symmetric, column) > 0) {
        count = Math.max(count, coloring.color(column) + 1);
      }
      if (coloring.steps > Coloring.MOST_PAIRS) {
        return Coloring.ofColumns(symmetric, symmetric);
      }
    }
    return new Coloring(coloring.colors, count);
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
      if (colors[w] != NONE && !inStar[w]) {
        continue;
      }
      steps += Coloring.length(pattern, w);
      for (int k = pattern.rowStarts()[w]; k < pattern.rowStarts()[w + 1]; k++) {
        int x = pattern.columnIndexes()[k];
        if (x != w && x != v && colors[x] != NONE && (colors[w] == NONE || another(w, x) != NONE)) {
          take(x, v);
        }
      }
    }
    colors[v] = Coloring.firstFree(takenBy, v + 1);
    findStars(v);
    return colors[v];
  }

  /** Notes which columns have the color of v and a neighbour in common with it. */
  private void findStars(int v) {
    for (int e = pattern.rowStarts()[v]; e < pattern.rowStarts()[v + 1]; e++) {
      int hub = pattern.columnIndexes()[e];
      int other = hub == v || colors[hub] == NONE ? NONE : another(v, hub);
      if (other != NONE) {
        inStar[v] = true;
        inStar[other] = true;
      }
    }
  }

  private void take(int w, int v) {
    if (colors[w] != NONE) {
      takenBy[colors[w]] = v + 1;
    }
  }

  /** A neighbour of x with the color of w, other than w: v w x y has two colors only. */
  private int another(int w, int x) {
    for (int e = pattern.rowStarts()[x]; e < pattern.rowStarts()[x + 1]; e++) {
      int y = pattern.columnIndexes()[e];
      steps++;
      if (y != w && y != x && colors[y] == colors[w]) {
        return y;
      }
    }
    return NONE;
  }
}
