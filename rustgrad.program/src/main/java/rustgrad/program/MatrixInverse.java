package rustgrad.program;

import rustgrad.api.NaryOp;
import rustgrad.api.Value;

/**
 * The inverse of an n x n matrix, as an op for each of its entries, whose inputs are the matrix row
 * by row. They have all derivatives: with B = A^-1,
 *
 * <pre>
 *   dB[k][j] / dA[a][b] = -B[k][a] B[b][j]
 * </pre>
 */
final class MatrixInverse {
  private final int n;
  private final Entry[] entries;

  /** The whole inverse, row by row. */
  private final LastResult<double[]> inverse;

  MatrixInverse(int n) {
    this.n = n;
    this.inverse = new LastResult<>(this::invert);
    this.entries = new Entry[n * n];
    for (int place = 0; place < entries.length; place++) {
      entries[place] = new Entry(place / n, place % n);
    }
  }

  /** Row k of the inverse. */
  Value[] row(int k, Value[] matrix) {
    Value[] row = new Value[n];
    for (int j = 0; j < n; j++) {
      row[j] = entry(k, j, matrix);
    }
    return row;
  }

  private Value entry(int k, int j, Value[] matrix) {
    return Value.of(entries[k * n + j], matrix);
  }

  private double[] invert(double[] matrix) {
    double[] beside = new double[n * 2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(matrix, i * n, beside, i * 2 * n, n);
      beside[i * 2 * n + n + i] = 1;
    }
    GaussianElimination.solve(beside, n, 2 * n);
    double[] result = new double[n * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(beside, i * 2 * n + n, result, i * n, n);
    }
    return result;
  }

  private final class Entry implements NaryOp {
    private final int k;
    private final int j;

    Entry(int k, int j) {
      this.k = k;
      this.j = j;
    }

    @Override
    public String name() {
      return "inverse[%d][%d]".formatted(k, j);
    }

    @Override
    public boolean accepts(int inputs) {
      return inputs == n * n;
    }

    @Override
    public double apply(double[] matrix) {
      return inverse.at(matrix)[k * n + j];
    }

    @Override
    public void partials(double[] matrix, double y, double[] into) {
      double[] b = inverse.at(matrix);
      for (int place = 0; place < into.length; place++) {
        into[place] = -(b[k * n + place / n] * b[place % n * n + j]);
      }
    }

    @Override
    public Value partial(int place, Value[] matrix, Value y) {
      return entry(k, place / n, matrix).times(entry(place % n, j, matrix)).negate();
    }

    @Override
    public String toString() {
      return name();
    }
  }
}
