package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CurvaturePairsTest {
  private static final int SIZE = 4;
  private final Random random = new Random(1);

  private double[] vector() {
    return random.doubles(SIZE, -1, 1).toArray();
  }

  /** A change of the gradient that some convex function has along the displacement. */
  private double[] change(double[] displacement) {
    double[] change = vector();
    double missing = 0.5 - CurvaturePairs.dot(displacement, change);
    double square = CurvaturePairs.dot(displacement, displacement);
    for (int i = 0; i < SIZE; i++) {
      change[i] += missing * displacement[i] / square;
    }
    return change;
  }

  @Test
  void withoutPairsTheDirectionIsTheSteepest() {
    assertArrayEquals(
        new double[] {-1, 2, 0, -3},
        new CurvaturePairs(3, SIZE).direction(new double[] {1, -2, -0.0, 3}));
  }

  /**
   * The matrix of BFGS (Nocedal and Wright, formula 6.17) that starts from gamma on the diagonal: H
   * = (I - rho s y') H (I - rho y s') + rho s s', with rho = 1 / s y.
   */
  @Test
  void theDirectionIsThatOfTheMatrixOfTheLastPairs() {
    double[][] s = new double[5][];
    double[][] y = new double[5][];
    CurvaturePairs pairs = new CurvaturePairs(3, SIZE);
    for (int k = 0; k < 5; k++) {
      s[k] = vector();
      y[k] = change(s[k]);
      pairs.add(s[k], y[k]);
    }
    double[][] h = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      h[i][i] = CurvaturePairs.dot(s[4], y[4]) / CurvaturePairs.dot(y[4], y[4]);
    }
    for (int k = 2; k < 5; k++) {
      h = updated(h, s[k], y[k]);
    }
    double[] gradient = vector();
    assertArrayEquals(times(h, -1, gradient), pairs.direction(gradient), 1e-13);
    assertArrayEquals(times(h, 1, y[4]), s[4], 1e-13);
  }

  private static double[][] updated(double[][] h, double[] s, double[] y) {
    double rho = 1 / CurvaturePairs.dot(s, y);
    double[] hy = times(h, 1, y);
    double yhy = CurvaturePairs.dot(y, hy);
    double[][] next = new double[SIZE][SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        next[i][j] =
            h[i][j]
                - rho * (s[i] * hy[j] + hy[i] * s[j])
                + rho * rho * yhy * s[i] * s[j]
                + rho * s[i] * s[j];
      }
    }
    return next;
  }

  private static double[] times(double[][] h, double factor, double[] x) {
    double[] product = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      product[i] = factor * CurvaturePairs.dot(h[i], x);
    }
    return product;
  }

  @Test
  void aPairWithoutCurvatureIsLeftOut() {
    CurvaturePairs pairs = new CurvaturePairs(2, 2);
    pairs.add(new double[] {1, 0}, new double[] {0, 1});
    pairs.add(new double[] {1, 0}, new double[] {-1, 1});
    pairs.add(new double[] {1, 0}, new double[] {1e-17, 1});
    pairs.add(new double[] {0, 0}, new double[] {1, 1});
    pairs.add(new double[] {1, 1}, new double[] {Double.NaN, 1});
    assertTrue(pairs.isEmpty());
    assertArrayEquals(new double[4], pairs.memory().get("displacements"));
    pairs.add(new double[] {1e-100, 0}, new double[] {1e-100, 1e-100});
    assertFalse(pairs.isEmpty());
    assertArrayEquals(new double[] {-2, 1}, pairs.direction(new double[] {1, -1}), 1e-15);
    pairs.clear();
    assertTrue(pairs.isEmpty());
    assertArrayEquals(new double[] {-1, 1}, pairs.direction(new double[] {1, -1}));
  }

  @Test
  void theOldestPairMakesRoomForTheNewest() {
    CurvaturePairs pairs = new CurvaturePairs(2, 1);
    for (double k = 1; k <= 3; k++) {
      pairs.add(new double[] {k}, new double[] {10 * k});
    }
    assertArrayEquals(new double[] {2, 3}, pairs.memory().get("displacements"));
    assertArrayEquals(new double[] {20, 30}, pairs.memory().get("gradientChanges"));
    assertEquals(-0.7, pairs.direction(new double[] {7})[0], 1e-15);
  }
}
