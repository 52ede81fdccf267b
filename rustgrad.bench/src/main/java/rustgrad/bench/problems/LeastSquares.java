package rustgrad.bench.problems;

import java.util.Arrays;
import rustgrad.api.Value;

/**
 * Linear least squares, the fit of a polynomial: the sum over i of (sum over j of A[i][j] x[j] -
 * b[i])^2, where A[i][j] is t[i]^j.
 */
final class LeastSquares implements Problem {
  private final double[][] a;
  private final double[] b;
  private final Value[][] constants;
  private final boolean byDot;
  private final double[] point;

  /**
   * @param byDot whether the inner sum is written as {@link Value#dot}, of rows of constants
   */
  LeastSquares(int rows, int unknowns, boolean byDot) {
    double[] t = Problems.numbers(0, rows, -1, 1);
    this.a = new double[rows][unknowns];
    this.constants = new Value[byDot ? rows : 0][];
    for (int i = 0; i < rows; i++) {
      double power = 1;
      for (int j = 0; j < unknowns; j++) {
        a[i][j] = power;
        power *= t[i];
      }
      if (byDot) {
        constants[i] = Value.constants(a[i]);
      }
    }
    this.b = Problems.numbers(rows, rows, -1, 1);
    this.byDot = byDot;
    this.point = Problems.numbers(2 * rows, unknowns, -1, 1);
  }

  @Override
  public double[] point() {
    return point;
  }

  @Override
  public Value of(Value[] x) {
    Value sum = Value.constant(0);
    for (int i = 0; i < a.length; i++) {
      Value residual = (byDot ? Value.dot(x, constants[i]) : product(a[i], x)).minus(b[i]);
      sum = sum.plus(residual.times(residual));
    }
    return sum;
  }

  private static Value product(double[] row, Value[] x) {
    Value sum = Value.constant(0);
    for (int j = 0; j < x.length; j++) {
      sum = sum.plus(x[j].times(row[j]));
    }
    return sum;
  }

  @Override
  public double gradientByHand(double[] x, double[] into) {
    Arrays.fill(into, 0);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double[] row = a[i];
      double residual = -b[i];
      for (int j = 0; j < x.length; j++) {
        residual += row[j] * x[j];
      }
      sum += residual * residual;
      for (int j = 0; j < x.length; j++) {
        into[j] += 2 * residual * row[j];
      }
    }
    return sum;
  }
}
