package rustgrad.bench.problems;

import java.util.Arrays;
import rustgrad.api.Value;

/** The determinant of a matrix, expanded by minors along the first row, again and again. */
final class Determinant implements Problem {
  private final int size;
  private final double[] point;

  Determinant(int size) {
    this.size = size;
    this.point = new double[size * size];
    Arrays.setAll(point, i -> 2 * Problems.number(i * i) - 1);
  }

  @Override
  public double[] point() {
    return point;
  }

  @Override
  public Value of(Value[] x) {
    return minor(x, 0, 0);
  }

  /**
   * The determinant of the rows from one on, without some columns.
   *
   * @param without a bit for each column that is left out
   */
  private Value minor(Value[] x, int row, int without) {
    Value sum = Value.constant(0);
    boolean add = true;
    for (int column = 0; column < size; column++) {
      if ((without >> column & 1) == 0) {
        Value entry = x[row * size + column];
        if (row == size - 1) {
          return entry;
        }
        Value term = entry.times(minor(x, row + 1, without | 1 << column));
        sum = add ? sum.plus(term) : sum.minus(term);
        add = !add;
      }
    }
    return sum;
  }

  /** Each minor is the product of its entries with its own minors; adjoints go the same way. */
  @Override
  public double gradientByHand(double[] x, double[] into) {
    double[] minors = new double[1 << size];
    minors[(1 << size) - 1] = 1;
    for (int without = (1 << size) - 2; without >= 0; without--) {
      double sign = 1;
      for (int column = 0; column < size; column++) {
        if ((without >> column & 1) == 0) {
          int entry = Integer.bitCount(without) * size + column;
          minors[without] += sign * x[entry] * minors[without | 1 << column];
          sign = -sign;
        }
      }
    }
    Arrays.fill(into, 0);
    double[] adjoints = new double[1 << size];
    adjoints[0] = 1;
    for (int without = 0; without < (1 << size) - 1; without++) {
      double adjoint = adjoints[without];
      for (int column = 0; column < size; column++) {
        if ((without >> column & 1) == 0) {
          int entry = Integer.bitCount(without) * size + column;
          into[entry] += adjoint * minors[without | 1 << column];
          adjoints[without | 1 << column] += adjoint * x[entry];
          adjoint = -adjoint;
        }
      }
    }
    return minors[0];
  }
}
