package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.program.Program;

/** Rows that take different paths through the comparisons of a function. */
class RowPathsTest {
  private static final double[] P = {0.5, -1.5};

  private static Value piecewise(Value[] p, Value[] row) {
    if (row[0].isGreaterThan(p[0])) {
      return row[0].times(p[1]).isLessThan(-2) ? row[0].times(p[0]) : row[0].times(p[1]).exp();
    }
    return row[0].minus(p[1]).pow(2).times(p[0]);
  }

  private static double[] data(int rows) {
    SplittableRandom random = new SplittableRandom(rows);
    double[] data = new double[rows];
    Arrays.setAll(data, i -> 6 * random.nextDouble() - 2);
    return data;
  }

  /** By hand: the rows of each path in their order, the paths in the order of their outcomes. */
  private static double sumByPath(double[] data) {
    List<List<Double>> paths = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (double x : data) {
      int path = x <= P[0] ? 0 : x * P[1] < -2 ? 2 : 1;
      paths
          .get(path)
          .add(
              path == 0
                  ? Math.pow(x - P[1], 2) * P[0]
                  : path == 1 ? StrictMath.exp(x * P[1]) : x * P[0]);
    }
    double sum = 0;
    for (List<Double> path : paths) {
      sum += RowReference.sum(path.stream().mapToDouble(d -> d).toArray());
    }
    return sum;
  }

  @Test
  void eachRowIsEvaluatedOnItsPath() {
    for (int count : new int[] {0, 1, 2, 130, 1_000}) {
      double[] data = data(count);
      Rows rows = Rows.rowMajor(data, 1);
      RowProgram program = RowProgram.trace(2, 1, RowPathsTest::piecewise);
      Program single =
          Program.trace(3, x -> piecewise(new Value[] {x[0], x[1]}, new Value[] {x[2]}));
      double[] values = new double[count];
      double[] gradients = new double[count];
      program.eachRow().evaluate(P, rows, values);
      program.eachRow().gradients(P, rows, gradients);
      for (int r = 0; r < count; r++) {
        double[] gradient = new double[3];
        assertEquals(single.gradient(new double[] {P[0], P[1], data[r]}, gradient), values[r]);
        assertEquals(gradient[2], gradients[r]);
      }
      assertEquals(sumByPath(data), program.sum(P, rows), 1e-12 * Math.abs(sumByPath(data)));
    }
  }

  @Test
  void sumsDoNotDependOnWhichPathWasTakenFirstNorOnThreads() {
    double[] data = data(3_000);
    Rows rows = Rows.rowMajor(data, 1);
    double[] expected = null;
    ExecutorService executor = Executors.newFixedThreadPool(3);
    try {
      for (double first : new double[] {-1, 0.6, 3}) {
        RowProgram program = RowProgram.trace(2, 1, RowPathsTest::piecewise);
        program.sum(P, Rows.rowMajor(new double[] {first}, 1));
        for (int threads : new int[] {1, 2, 4}) {
          double[] actual = new double[3];
          double[] gradient = new double[2];
          actual[2] = program.parallel(executor, threads).sumGradient(P, rows, gradient);
          System.arraycopy(gradient, 0, actual, 0, 2);
          expected = expected == null ? actual : expected;
          assertArrayEquals(expected, actual);
        }
      }
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void aComparisonOfParametersAloneIsMadeOnceForAllRows() {
    RowProgram program =
        RowProgram.trace(
            1, 1, (p, row) -> p[0].isGreaterThan(0) ? p[0].times(row[0]) : row[0].negate());
    Rows rows = Rows.rowMajor(new double[] {1, 2, 3}, 1);
    assertEquals(12, program.sum(new double[] {2}, rows));
    assertEquals(-6, program.sum(new double[] {-2}, rows));
    assertEquals(18, program.sum(new double[] {3}, rows));
  }
}
