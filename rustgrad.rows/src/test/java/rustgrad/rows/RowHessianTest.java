package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.program.Program;

/** Second derivatives of sums over rows are those of the sum as one program. */
class RowHessianTest {
  private static final int PARAMETERS = 4;
  private static final int ROWS = 150;

  private static final double[] P = {0.3, -0.7, 1.2, 0.5};
  private static final double[] V = {1, 0.5, -2, 0.25};

  /** Something that depends on the parameters alone, ops, a where, and a row that meets them. */
  private static Value smooth(Value[] p, Value[] row) {
    Value scale = p[2].times(p[3]).exp();
    Value error = p[0].plus(p[1].times(row[0])).tanh().times(scale).minus(row[1]);
    Value far = error.times(error).plus(1).log();
    return Value.where(row[0], Comparison.LESS, p[3], error.times(error), far);
  }

  private static Value branching(Value[] p, Value[] row) {
    return row[0].isGreaterThan(p[3]) ? smooth(p, row).times(p[0]) : row[1].times(p[1]).sin();
  }

  private static Value penalty(Value[] p) {
    return p[0].times(p[1]).plus(p[2].pow(3)).times(0.1);
  }

  private static double[][] data() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] rows = new double[ROWS][];
    Arrays.setAll(rows, k -> random.doubles(2, -2, 2).toArray());
    return rows;
  }

  /** The function of parameters alone that adds up all rows. */
  private static Program whole(RowFunction function, double factor) {
    double[][] rows = data();
    return Program.trace(
        PARAMETERS,
        p -> {
          Value[] terms = new Value[ROWS];
          Arrays.setAll(terms, k -> function.apply(p, Value.constants(rows[k])));
          return Value.sum(terms).times(factor).plus(penalty(p));
        });
  }

  private static void assertSecondDerivatives(RowFunction function) {
    RowHessian hessian =
        RowProgram.builder()
            .withPenalty(RowHessianTest::penalty)
            .trace(PARAMETERS, 2, function)
            .hessian();
    Rows rows = Rows.of(data());
    double[] expectedGradient = new double[PARAMETERS];
    double[] expected = new double[PARAMETERS];
    double[] gradient = new double[PARAMETERS];
    double[] second = new double[PARAMETERS];

    Program sum = whole(function, 1);
    double value = sum.gradient(P, expectedGradient);
    sum.hessianVectorProduct(P, V, expected);
    assertEquals(value, hessian.sumVectorProduct(P, rows, V, gradient, second), 1e-10);
    assertArrayEquals(expectedGradient, gradient, 1e-10);
    assertArrayEquals(expected, second, 1e-10);
    sum.hessianDiagonal(P, expected);
    assertEquals(value, hessian.sumDiagonal(P, rows, gradient, second), 1e-10);
    assertArrayEquals(expectedGradient, gradient, 1e-10);
    assertArrayEquals(expected, second, 1e-10);

    Program mean = whole(function, 1.0 / ROWS);
    double meanValue = mean.gradient(P, expectedGradient);
    mean.hessianVectorProduct(P, V, expected);
    assertEquals(meanValue, hessian.meanVectorProduct(P, rows, V, gradient, second), 1e-12);
    assertArrayEquals(expectedGradient, gradient, 1e-12);
    assertArrayEquals(expected, second, 1e-12);
    mean.hessianDiagonal(P, expected);
    assertEquals(meanValue, hessian.meanDiagonal(P, rows, gradient, second), 1e-12);
    assertArrayEquals(expected, second, 1e-12);
  }

  @Test
  void ofASmoothFunction() {
    assertSecondDerivatives(RowHessianTest::smooth);
  }

  @Test
  void ofAFunctionWhoseRowsTakeSeveralPaths() {
    assertSecondDerivatives(RowHessianTest::branching);
  }

  @Test
  void ofLeastSquaresTheyAreTheNormalMatrix() { // sum of (p0 + p1 x - y)^2: H = 2 (n, sx; sx, sxx)
    RowProgram squares =
        RowProgram.trace(
            2,
            2,
            (p, row) -> {
              Value error = p[0].plus(p[1].times(row[0])).minus(row[1]);
              return error.times(error);
            });
    Rows points = Rows.of(new double[][] {{0, 1}, {1, 3}, {2, 5}, {4, 8}});
    double[] gradient = new double[2];
    double[] second = new double[2];
    double[] p = {1, 2};
    RowHessian hessian = squares.hessian();
    assertEquals(1, hessian.sumVectorProduct(p, points, new double[] {1, 10}, gradient, second));
    assertArrayEquals(new double[] {2, 8}, gradient);
    assertArrayEquals(new double[] {2 * (4 + 70), 2 * (7 + 210)}, second);
    hessian.meanDiagonal(p, points, gradient, second);
    assertArrayEquals(new double[] {2, 2 * 21 / 4.0}, second);
  }

  @Test
  void valueAndGradientHaveTheBitsOfTheGradientAndThreadsChangeNone() {
    for (RowFunction function :
        Arrays.<RowFunction>asList(RowHessianTest::smooth, RowHessianTest::branching)) {
      RowProgram program = RowProgram.trace(PARAMETERS, 2, function);
      double[][] many = new double[5000][];
      Arrays.setAll(many, k -> new double[] {Math.sin(k), Math.cos(3 * k)});
      Rows rows = Rows.of(many);
      double[] expected = new double[PARAMETERS];
      double[] gradient = new double[PARAMETERS];
      double[] one = new double[PARAMETERS];
      double[] several = new double[PARAMETERS];
      double value = program.sumGradient(P, rows, expected);
      assertEquals(value, program.hessian().sumVectorProduct(P, rows, V, gradient, one));
      assertArrayEquals(expected, gradient);
      program.parallel().hessian().sumVectorProduct(P, rows, V, gradient, several);
      assertArrayEquals(one, several);
      assertEquals(value, program.hessian().sumDiagonal(P, rows, gradient, one));
      assertArrayEquals(expected, gradient);
      program.parallel().hessian().sumDiagonal(P, rows, gradient, several);
      assertArrayEquals(one, several);
    }
  }

  @Test
  void badInputIsRefusedAndChangesNothing() {
    RowHessian hessian = RowProgram.trace(PARAMETERS, 2, RowHessianTest::smooth).hessian();
    Rows rows = Rows.of(data());
    double[] gradient = {1, 2, 3, 4};
    double[] product = {5, 6, 7, 8};
    refuses(() -> hessian.sumVectorProduct(P, rows, new double[3], gradient, product));
    refuses(() -> hessian.sumVectorProduct(P, rows, V, gradient, gradient));
    refuses(() -> hessian.sumVectorProduct(P, rows, V, P, product));
    refuses(() -> hessian.sumDiagonal(P, rows, gradient, new double[5]));
    refuses(() -> hessian.meanDiagonal(P, Rows.of(new double[0][2]), gradient, product));
    refuses(() -> hessian.sumDiagonal(P, Rows.of(new double[1][3]), gradient, product));
    assertArrayEquals(new double[] {1, 2, 3, 4}, gradient);
    assertArrayEquals(new double[] {5, 6, 7, 8}, product);
    assertEquals("Hessian over rows of 4 parameters, 2 columns", hessian.toString());
  }

  private static void refuses(Executable call) {
    assertThrows(IllegalArgumentException.class, call);
  }
}
