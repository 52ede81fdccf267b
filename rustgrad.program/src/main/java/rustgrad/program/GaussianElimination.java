package rustgrad.program;

/**
 * Solves dense systems of linear equations, by Gaussian elimination with partial pivoting (Golub
 * and Van Loan, Matrix Computations, 4th edition, section 3.4).
 */
final class GaussianElimination {
  private GaussianElimination() {}

  /**
   * Replaces [A | B] by [? | X] with A X = B. If A is singular, X has infinite or NaN entries.
   *
   * @param matrix row by row
   * @param n how many rows A, B and X have, and columns A
   * @param columns how many columns A and B have together
   */
  static void solve(double[] matrix, int n, int columns) {
    for (int k = 0; k < n; k++) {
      swapRows(matrix, columns, k, pivot(matrix, n, columns, k));
      for (int i = k + 1; i < n; i++) {
        double factor = matrix[i * columns + k] / matrix[k * columns + k];
        for (int j = k + 1; j < columns; j++) {
          matrix[i * columns + j] -= factor * matrix[k * columns + j];
        }
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      for (int j = n; j < columns; j++) {
        double sum = matrix[k * columns + j];
        for (int i = k + 1; i < n; i++) {
          sum -= matrix[k * columns + i] * matrix[i * columns + j];
        }
        matrix[k * columns + j] = sum / matrix[k * columns + k];
      }
    }
  }

  /** The row, from k on, with the greatest entry in column k. */
  private static int pivot(double[] matrix, int n, int columns, int k) {
    int pivot = k;
    for (int i = k + 1; i < n; i++) {
      if (Math.abs(matrix[i * columns + k]) > Math.abs(matrix[pivot * columns + k])) {
        pivot = i;
      }
    }
    return pivot;
  }

  private static void swapRows(double[] matrix, int columns, int a, int b) {
    for (int j = 0; j < columns; j++) {
      double number = matrix[a * columns + j];
      matrix[a * columns + j] = matrix[b * columns + j];
      matrix[b * columns + j] = number;
    }
  }
}
