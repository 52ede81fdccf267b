package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

class SparseTest {

  /** x[i - 1] - 2 x[i] + x[i + 1] + x[i]^3, without the neighbours that do not exist. */
  private static Value[] reaction(Value[] x) {
    Value[] f = new Value[x.length];
    for (int i = 0; i < x.length; i++) {
      Value sum = x[i].times(x[i]).times(x[i]).minus(x[i].times(2));
      sum = i > 0 ? sum.plus(x[i - 1]) : sum;
      f[i] = i + 1 < x.length ? sum.plus(x[i + 1]) : sum;
    }
    return f;
  }

  private static double[] dense(SparsityPattern pattern, double[] values) {
    double[] dense = new double[pattern.rows() * pattern.columns()];
    int[] starts = pattern.rowStarts();
    int[] columns = pattern.columnIndexes();
    for (int row = 0; row < pattern.rows(); row++) {
      for (int e = starts[row]; e < starts[row + 1]; e++) {
        assertTrue(e == starts[row] || columns[e - 1] < columns[e], "columns ascend");
        dense[row * pattern.columns() + columns[e]] = values[e];
      }
    }
    return dense;
  }

  private static double[] dense(SparseJacobian jacobian, double[] x) {
    double[] values = new double[jacobian.pattern().entries()];
    jacobian.evaluate(x, values);
    return dense(jacobian.pattern(), values);
  }

  private static double[] dense(SparseHessian hessian, double[] x) {
    double[] values = new double[hessian.pattern().entries()];
    hessian.evaluate(x, values);
    return dense(hessian.pattern(), values);
  }

  private static void assertJacobian(VectorProgram f, double[] x) {
    SparseJacobian jacobian = f.sparseJacobian(x);
    double[] expected = new double[jacobian.pattern().rows() * x.length];
    f.jacobian(x, expected);
    assertArrayEquals(expected, dense(jacobian, x), 1e-12);
  }

  private static void assertHessian(Program f, double[] x) {
    double[] expected = new double[x.length * x.length];
    double value = f.hessian(x, expected);
    SparseHessian hessian = f.sparseHessian(x);
    assertArrayEquals(expected, dense(hessian, x), 1e-12);
    assertEquals(value, hessian.evaluate(x, new double[hessian.pattern().entries()]));
  }

  private static double[] point(int inputs) {
    return new SplittableRandom(inputs).doubles(inputs, -2, 2).toArray();
  }

  @Test
  void aTridiagonalJacobianTakesThreeSweeps() {
    VectorProgram f = VectorProgram.trace(50, 50, SparseTest::reaction);
    SparseJacobian jacobian = f.sparseJacobian(point(50));
    assertEquals("SparseJacobian(50 x 50, 148 entries, 3 colors, forward)", jacobian.toString());
    assertArrayEquals(
        new int[] {0, 1, 0, 1, 2}, Arrays.copyOf(jacobian.pattern().columnIndexes(), 5));
    assertJacobian(f, point(50));
  }

  @Test
  void aBandOfEachWidthTakesAsManySweepsAsDiagonals() {
    for (int width = 0; width < 5; width++) {
      int w = width;
      VectorProgram f =
          VectorProgram.trace(
              40,
              40,
              x -> {
                Value[] rows = new Value[x.length];
                for (int i = 0; i < x.length; i++) {
                  Value[] near =
                      Arrays.copyOfRange(x, Math.max(0, i - w), Math.min(x.length, i + w + 1));
                  rows[i] = Value.dot(near, near).sin();
                }
                return rows;
              });
      assertEquals(2 * w + 1, f.sparseJacobian(point(40)).colors());
      assertJacobian(f, point(40));
    }
  }

  @Test
  void oneRowOfAllInputsIsSweptBack() {
    VectorProgram f =
        VectorProgram.trace(
            30,
            30,
            x -> {
              Value[] rows = new Value[x.length];
              rows[0] = Value.dot(x, x);
              for (int i = 1; i < x.length; i++) {
                rows[i] = x[i].exp();
              }
              return rows;
            });
    SparseJacobian jacobian = f.sparseJacobian(point(30));
    assertEquals("SparseJacobian(30 x 30, 59 entries, 2 colors, reverse)", jacobian.toString());
    assertEquals(Accumulation.REVERSE, jacobian.accumulation());
    assertJacobian(f, point(30));
  }

  @Test
  void anArrowHasAnEntryForEachInputTwice() {
    VectorProgram f =
        VectorProgram.trace(
            20,
            20,
            x -> {
              Value[] rows = new Value[x.length];
              rows[0] = Value.sum(x).pow(2);
              for (int i = 1; i < x.length; i++) {
                rows[i] = x[i].times(x[0]);
              }
              return rows;
            });
    assertEquals(58, f.sparseJacobian(point(20)).pattern().entries());
    assertEquals(20, f.sparseJacobian(point(20)).colors());
    assertJacobian(f, point(20));
  }

  @Test
  void rowsAndColumnsMayBeEmpty() {
    Value outside = Value.of(3);
    VectorProgram f =
        VectorProgram.trace(
            4,
            6,
            x ->
                new Value[] {
                  x[1].detach(), Value.constant(2), x[3], x[1].times(x[3]), x[3], outside
                });
    SparseJacobian jacobian = f.sparseJacobian(1, 2, 3, 4);
    assertArrayEquals(new int[] {0, 0, 0, 1, 3, 4, 4}, jacobian.pattern().rowStarts());
    assertArrayEquals(new int[] {3, 1, 3, 3}, jacobian.pattern().columnIndexes());
    assertJacobian(f, new double[] {1, 2, 3, 4});
    VectorProgram constant = VectorProgram.trace(2, 1, x -> new Value[] {Value.constant(1)});
    constant.sparseJacobian(0, 0).evaluate(new double[2], new double[0]);
    assertEquals(0, constant.sparseJacobian(0, 0).colors());
    Program line = Program.trace(2, x -> x[0].plus(x[1]));
    assertEquals(0, line.sparseHessian(0, 0).pattern().entries());
    assertEquals(3.0, line.sparseHessian(0, 0).evaluate(new double[] {1, 2}, new double[0]));
    VectorProgram none = VectorProgram.trace(0, 1, x -> new Value[] {Value.constant(1)});
    none.sparseJacobian().evaluate(new double[0], new double[0]);
  }

  @Test
  void entriesThatAreInfiniteLeaveOthersAlone() {
    VectorProgram f = VectorProgram.trace(2, 2, x -> new Value[] {x[0].sqrt(), x[1].times(x[0])});
    double[] values = new double[3];
    f.sparseJacobian(1, 1).evaluate(new double[] {0, 5}, values);
    assertArrayEquals(new double[] {Double.POSITIVE_INFINITY, 5, 0}, values);
  }

  @Test
  void theHessianOfRosenbrocksFunctionIsTridiagonal() {
    Program f =
        Program.trace(
            30,
            x -> {
              Value sum = Value.constant(0);
              for (int i = 0; i + 1 < x.length; i++) {
                Value v = x[i + 1].minus(x[i].times(x[i]));
                sum = sum.plus(v.times(v).times(100)).plus(Value.minus(1, x[i]).pow(2));
              }
              return sum;
            });
    assertEquals(
        "SparseHessian(30 x 30, 88 entries, 3 colors, forward)",
        f.sparseHessian(point(30)).toString());
    assertHessian(f, point(30));
  }

  @Test
  void theHessianOfAnArrowTakesTwoSweeps() {
    Program f =
        Program.trace(
            30,
            x -> {
              Value sum = x[0].exp();
              for (int i = 1; i < x.length; i++) {
                sum = sum.plus(x[0].times(x[i]).sin());
              }
              return sum;
            });
    SparseHessian hessian = f.sparseHessian(point(30));
    assertEquals(2, hessian.colors());
    assertEquals(88, hessian.pattern().entries());
    assertHessian(f, point(30));
  }

  @Test
  void theHessianOfSquaredResidualsHasTheBandOfTheirProducts() {
    Program f =
        Program.trace(
            40,
            x -> {
              Value[] residuals = reaction(x);
              return Value.dot(residuals, residuals);
            });
    SparseHessian hessian = f.sparseHessian(point(40));
    assertEquals(5 * 40 - 6, hessian.pattern().entries());
    assertTrue(hessian.colors() <= 5, hessian.toString());
    assertHessian(f, point(40));
  }

  @Test
  void aPointOnAnotherPathIsRefusedAndHasItsOwnPattern() {
    VectorProgram f =
        VectorProgram.trace(
            2, 2, x -> new Value[] {x[0].isGreaterThan(0) ? x[0].times(x[1]) : x[1].exp(), x[1]});
    SparseJacobian positive = f.sparseJacobian(1, 2);
    assertEquals(3, positive.pattern().entries());
    double[] values = {7, 7, 7};
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> positive.evaluate(new double[] {-1, 2}, values))
            .getMessage();
    assertTrue(message.contains("comparison") && message.contains("make one at x"), message);
    assertArrayEquals(new double[] {7, 7, 7}, values);
    SparseJacobian negative = f.sparseJacobian(-1, 2);
    assertNotSame(positive, negative);
    assertSame(positive, f.sparseJacobian(3, 4));
    assertEquals(2, negative.pattern().entries());
    assertJacobian(f, new double[] {-1, 2});
    assertJacobian(f, new double[] {1, 2});
  }

  @Test
  void wrongArraysAreRefused() {
    VectorProgram f = VectorProgram.trace(3, 3, SparseTest::reaction);
    SparseJacobian jacobian = f.sparseJacobian(1, 2, 3);
    assertRefused("2 numbers for a program of 3 inputs", () -> f.sparseJacobian(1, 2));
    assertRefused(
        "2 numbers for a program of 3 inputs",
        () -> jacobian.evaluate(new double[2], new double[7]));
    assertRefused(
        "a sparse matrix of 7 entries into an array of 9",
        () -> jacobian.evaluate(new double[3], new double[9]));
    Program square = Program.trace(1, x -> x[0].times(x[0]));
    double[] x = {1};
    VectorProgram one = VectorProgram.trace(1, 1, y -> new Value[] {y[0].times(y[0])});
    assertRefused("the same array", () -> one.sparseJacobian(x).evaluate(x, x));
    assertRefused("the same array", () -> square.sparseHessian(x).evaluate(x, x));
  }

  private static void assertRefused(String expected, Runnable call) {
    String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
    assertTrue(message.contains(expected), message);
  }
}
