package rustgrad.program.sparse;

import java.util.Arrays;
import rustgrad.program.ir.Graph;

/**
 * How to compute a sparse matrix in a few sweeps, each along or against all unit vectors of one
 * color, and where in their results its entries stand.
 *
 * @param pattern the entries
 * @param forward whether the colors are those of columns, which are inputs; else of rows
 * @param colors the color of each column or row, which is the number of its sweep; -1 if it is
 *     empty
 * @param starts where the entries of each sweep start in the next two arrays
 * @param entries the entries, sweep by sweep, by their places in the pattern
 * @param places where in the result of their sweep they stand
 */
public record Compression(
    Pattern pattern, boolean forward, int[] colors, int[] starts, int[] entries, int[] places) {

  /** How many sweeps there are. */
  public int sweeps() {
    return starts.length - 1;
  }

  /** The compression of the Jacobian: a row for each output, a column for each input. */
  public static Compression ofJacobian(Graph graph) {
    Pattern pattern = JacobianPattern.of(graph);
    Pattern transposed = pattern.transposed();
    Coloring columns = Coloring.ofColumns(pattern, transposed);
    if (columns.count() > longest(transposed)) { // else rows take as many colors, or more
      Coloring rows = Coloring.ofColumns(transposed, pattern);
      if (rows.count() < columns.count()) {
        return ofRows(pattern, rows);
      }
    }
    return ofColumns(pattern, columns);
  }

  /** The compression of the Hessian of a function whose gradient this graph computes. */
  public static Compression ofHessian(Graph gradient) {
    Pattern pattern = JacobianPattern.of(gradient).symmetric();
    return ofSymmetric(pattern, StarColoring.of(pattern));
  }

  private static int longest(Pattern pattern) {
    int longest = 0;
    for (int row = 0; row < pattern.rows(); row++) {
      longest = Math.max(longest, Coloring.length(pattern, row));
    }
    return longest;
  }

  private static Compression ofColumns(Pattern pattern, Coloring coloring) {
    int[] sweeps = new int[pattern.entries()];
    int[] places = new int[pattern.entries()];
    for (int row = 0; row < pattern.rows(); row++) {
      for (int e = pattern.rowStarts()[row]; e < pattern.rowStarts()[row + 1]; e++) {
        sweeps[e] = coloring.colors()[pattern.columnIndexes()[e]];
        places[e] = row;
      }
    }
    return of(pattern, true, coloring, sweeps, places);
  }

  private static Compression ofRows(Pattern pattern, Coloring coloring) {
    int[] sweeps = new int[pattern.entries()];
    for (int row = 0; row < pattern.rows(); row++) {
      Arrays.fill(
          sweeps, pattern.rowStarts()[row], pattern.rowStarts()[row + 1], coloring.colors()[row]);
    }
    return of(pattern, false, coloring, sweeps, pattern.columnIndexes());
  }

  /**
   * An entry is read from a sweep that meets it alone in a row, and stands on both sides of the
   * diagonal.
   */
  private static Compression ofSymmetric(Pattern pattern, Coloring coloring) {
    int[] colors = coloring.colors();
    int[] sweeps = new int[pattern.entries()];
    int[] places = new int[pattern.entries()];
    int[] met = new int[coloring.count()];
    for (int row = 0; row < pattern.rows(); row++) {
      int from = pattern.rowStarts()[row];
      int to = pattern.rowStarts()[row + 1];
      for (int e = from; e < to; e++) {
        met[colors[pattern.columnIndexes()[e]]]++;
      }
      for (int e = from; e < to; e++) {
        int column = pattern.columnIndexes()[e];
        if (met[colors[column]] == 1) {
          int across = pattern.entry(column, row);
          sweeps[e] = sweeps[across] = colors[column];
          places[e] = places[across] = row;
        }
      }
      for (int e = from; e < to; e++) {
        met[colors[pattern.columnIndexes()[e]]] = 0;
      }
    }
    return of(pattern, true, coloring, sweeps, places);
  }

  private static Compression of(
      Pattern pattern, boolean forward, Coloring coloring, int[] sweeps, int[] places) {
    int[] starts = new int[coloring.count() + 1];
    for (int sweep : sweeps) {
      starts[sweep + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] next = starts.clone();
    int[] entries = new int[sweeps.length];
    int[] placesInOrder = new int[sweeps.length];
    for (int e = 0; e < sweeps.length; e++) {
      int at = next[sweeps[e]]++;
      entries[at] = e;
      placesInOrder[at] = places[e];
    }
    return new Compression(pattern, forward, coloring.colors(), starts, entries, placesInOrder);
  }
}
