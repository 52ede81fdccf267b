package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.program.Program;
import rustgrad.program.VectorProgram;

/** The derivatives of each row are those of a program at this row. */
class RowCalculusTest {
  private static final int COLUMNS = 3;
  private static final int ROWS = 133;
  private static final double[] P = {0.4, -1.2};

  private static Value[] residuals(Value[] p, Value[] row) {
    Value a = p[0].times(row[0]).plus(row[1]).tanh();
    Value b = row[2].isGreaterThan(0) ? row[2].times(p[1]).exp() : row[2].times(row[0]);
    return new Value[] {a.times(row[2]).plus(p[1]), b.minus(row[1].pow(2))};
  }

  private static Value cost(Value[] p, Value[] row) {
    Value[] r = residuals(p, row);
    return r[0].times(r[0]).plus(r[1].times(r[1]));
  }

  private final Parameters parameters = Parameters.of(P);
  private final VectorRowProgram rows =
      VectorRowProgram.trace(
          parameters, COLUMNS, 2, row -> residuals(parameters.values().toArray(new Value[0]), row));
  private final RowProgram cost = RowProgram.trace(P.length, COLUMNS, RowCalculusTest::cost);
  private final VectorProgram one =
      VectorProgram.trace(
          P.length + COLUMNS,
          2,
          x -> residuals(Arrays.copyOf(x, 2), Arrays.copyOfRange(x, 2, 2 + COLUMNS)));
  private final Program oneCost =
      Program.trace(
          P.length + COLUMNS,
          x -> cost(Arrays.copyOf(x, 2), Arrays.copyOfRange(x, 2, 2 + COLUMNS)));
  private final double[] data = random(ROWS * COLUMNS, 5);
  private final Rows points = Rows.rowMajor(data, COLUMNS);

  private static double[] random(int size, long seed) {
    return new SplittableRandom(seed).doubles(size, -2, 2).toArray();
  }

  private double[] at(int row) {
    double[] x = Arrays.copyOf(P, P.length + COLUMNS);
    System.arraycopy(data, row * COLUMNS, x, P.length, COLUMNS);
    return x;
  }

  @Test
  void jacobiansByTheRowAndByTheParameters() {
    double[] byRow = new double[ROWS * 2 * COLUMNS];
    double[] byParameters = new double[ROWS * 2 * P.length];
    rows.jacobians(P, points, byRow);
    rows.parameterJacobians(P, points, byParameters);
    for (int r = 0; r < ROWS; r++) {
      double[] jacobian = new double[2 * 5];
      one.jacobian(at(r), jacobian);
      for (int k = 0; k < 2; k++) {
        int from = r * 2 * COLUMNS + k * COLUMNS;
        assertArrayEquals(
            Arrays.copyOfRange(jacobian, 5 * k + 2, 5 * k + 5),
            Arrays.copyOfRange(byRow, from, from + COLUMNS),
            1e-13);
        from = r * 2 * P.length + k * P.length;
        assertArrayEquals(
            Arrays.copyOfRange(jacobian, 5 * k, 5 * k + 2),
            Arrays.copyOfRange(byParameters, from, from + P.length),
            1e-13);
      }
    }
  }

  @Test
  void hessiansAndTheirDiagonals() {
    double[] hessians = new double[ROWS * COLUMNS * COLUMNS];
    double[] diagonals = new double[ROWS * COLUMNS];
    cost.eachRow().hessians(P, points, hessians);
    cost.eachRow().hessianDiagonals(P, points, diagonals);
    for (int r = 0; r < ROWS; r++) {
      double[] hessian = new double[25];
      oneCost.hessian(at(r), hessian);
      for (int i = 0; i < COLUMNS; i++) {
        for (int k = 0; k < COLUMNS; k++) {
          double expected = hessian[(2 + i) * 5 + 2 + k];
          double actual = hessians[(r * COLUMNS + i) * COLUMNS + k];
          assertEquals(expected, actual, 1e-12 * (1 + Math.abs(expected)));
        }
        assertEquals(hessians[(r * COLUMNS + i) * COLUMNS + i], diagonals[r * COLUMNS + i], 1e-12);
      }
    }
  }

  @Test
  void products() {
    double[] directions = random(ROWS * COLUMNS, 6);
    double[] weights = random(ROWS * 2, 7);
    double[] along = new double[ROWS * 2];
    double[] back = new double[ROWS * COLUMNS];
    double[] curved = new double[ROWS * COLUMNS];
    rows.jacobianVectorProducts(P, points, Rows.rowMajor(directions, COLUMNS), along);
    rows.vectorJacobianProducts(P, points, Rows.rowMajor(weights, 2), back);
    cost.eachRow().hessianVectorProducts(P, points, Rows.rowMajor(directions, COLUMNS), curved);
    for (int r = 0; r < ROWS; r++) {
      double[] direction = new double[5];
      System.arraycopy(directions, r * COLUMNS, direction, 2, COLUMNS);
      double[] expected = new double[2];
      one.jacobianVectorProduct(at(r), direction, expected);
      assertArrayEquals(expected, Arrays.copyOfRange(along, 2 * r, 2 * r + 2), 1e-12);
      double[] gradient = new double[5];
      one.vectorJacobianProduct(at(r), Arrays.copyOfRange(weights, 2 * r, 2 * r + 2), gradient);
      assertArrayEquals(
          Arrays.copyOfRange(gradient, 2, 5),
          Arrays.copyOfRange(back, r * COLUMNS, (r + 1) * COLUMNS),
          1e-12);
      double[] curvature = new double[5];
      oneCost.hessianVectorProduct(at(r), direction, curvature);
      assertArrayEquals(
          Arrays.copyOfRange(curvature, 2, 5),
          Arrays.copyOfRange(curved, r * COLUMNS, (r + 1) * COLUMNS),
          1e-11);
    }
  }

  @Test
  void vectorsOfBadShapeAreRefused() {
    double[] into = new double[ROWS * 2];
    assertThrows(
        IllegalArgumentException.class,
        () -> rows.jacobianVectorProducts(P, points, Rows.rowMajor(new double[6], 3), into));
    assertThrows(
        IllegalArgumentException.class,
        () -> rows.jacobianVectorProducts(P, points, Rows.rowMajor(new double[ROWS], 1), into));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            rows.vectorJacobianProducts(
                P, points, Rows.rowMajor(new double[ROWS * 3], 3), new double[ROWS * COLUMNS]));
  }
}
