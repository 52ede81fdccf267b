package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import rustgrad.api.Value;
import rustgrad.program.Accumulation;
import rustgrad.program.VectorProgram;

/** Jacobians of each row by chosen inputs, in both orders. */
class RowJacobianTest {
  private static final int ROWS = 131;
  private static final double[] P = {0.4, -1.2};

  private static Value[] residuals(Value[] p, Value[] row) {
    Value a = p[0].times(row[0]).plus(row[1]).tanh();
    Value b = row[2].isGreaterThan(0) ? row[2].times(p[1]).exp() : row[2].times(row[0]);
    return new Value[] {a.times(row[2]).plus(p[1]), b.minus(row[1].pow(2))};
  }

  private final VectorRowProgram program =
      VectorRowProgram.trace(2, 3, 2, RowJacobianTest::residuals);
  private final double[] data = new SplittableRandom(3).doubles(3 * ROWS, -1, 1).toArray();
  private final Rows rows = Rows.rowMajor(data, 3);

  /** The chosen columns of the Jacobians of all rows, by a program of one row. */
  private double[] expected(Accumulation accumulation, int... inputs) {
    VectorProgram one =
        VectorProgram.trace(5, 2, x -> residuals(Arrays.copyOf(x, 2), Arrays.copyOfRange(x, 2, 5)));
    double[] all = new double[ROWS * 2 * inputs.length];
    double[] jacobian = new double[10];
    for (int r = 0, at = 0; r < ROWS; r++) {
      double[] x = Arrays.copyOf(P, 5);
      System.arraycopy(data, 3 * r, x, 2, 3);
      one.jacobian(x, accumulation, jacobian);
      for (int k = 0; k < 2; k++) {
        for (int input : inputs) {
          all[at++] = jacobian[5 * k + input];
        }
      }
    }
    return all;
  }

  @Test
  void byChosenInputsInTheOrderInWhichTheyAreGiven() {
    RowJacobian jacobian = program.jacobian().byColumns(2, 0).byParameters(1);
    assertEquals(3, jacobian.inputs());
    double[] into = new double[ROWS * 2 * 3];
    for (Accumulation accumulation : Accumulation.values()) {
      jacobian.withAccumulation(accumulation).evaluate(P, rows, into);
      assertArrayEquals(expected(accumulation, 4, 2, 1), into);
    }
    assertEquals(
        "Jacobian of 2 outputs by 3 inputs of each row of 2 parameters, 3 columns",
        jacobian.toString());
  }

  @Test
  void theOrderOfAllIsChosenOrGiven() {
    double[] byRow = new double[ROWS * 2 * 3];
    double[] byParameters = new double[ROWS * 2 * 2];
    for (Accumulation accumulation : Accumulation.values()) {
      program.jacobians(P, rows, accumulation, byRow);
      assertArrayEquals(expected(accumulation, 2, 3, 4), byRow);
      program.parameterJacobians(P, rows, accumulation, byParameters);
      assertArrayEquals(expected(accumulation, 0, 1), byParameters);
    }
  }

  /**
   * (3 a) (5 b) (7 c) accumulated forward is 3 * 5 b 7 c from the left, back it is from the right.
   */
  @Test
  void theOrderWithFewerStepsIsTaken() {
    Rows one = Rows.rowMajor(new double[] {0.1, 0.7}, 2);
    VectorRowProgram wide =
        VectorRowProgram.trace(
            1, 2, 1, (p, row) -> new Value[] {chain(p[0].times(row[0]).plus(row[1]))});
    assertOrder(wide.jacobian().byColumns(0, 1).byParameters(0), one, Accumulation.REVERSE);
    assertOrder(wide.jacobian().byColumns(0), one, Accumulation.FORWARD);
    VectorRowProgram tall =
        VectorRowProgram.trace(
            1,
            2,
            2,
            (p, row) -> {
              Value u = chain(p[0].times(row[0]));
              return new Value[] {chain(u.plus(row[1])), chain(u.minus(row[1]))};
            });
    assertOrder(tall.jacobian().byColumns(0), one, Accumulation.FORWARD);
    // as many inputs as outputs, but one of the inputs flows through little
    VectorRowProgram late =
        VectorRowProgram.trace(
            0,
            2,
            2,
            (p, row) -> {
              Value u = chain(chain(row[0]));
              return new Value[] {u.times(row[1]), u.plus(row[1])};
            });
    assertOrder(late.jacobian().byColumns(0, 1), one, Accumulation.FORWARD);
    VectorRowProgram early =
        VectorRowProgram.trace(
            0,
            2,
            2,
            (p, row) -> {
              Value u = chain(chain(row[0].times(row[1])));
              return new Value[] {u, row[0].minus(row[1])};
            });
    assertOrder(early.jacobian().byColumns(0, 1), one, Accumulation.REVERSE);
  }

  private static Value chain(Value x) {
    return x.times(0.3).tanh().times(0.7).exp().times(1.1).sin().times(1.3).exp();
  }

  /** The orders differ by rounding, and the one that is taken has the bits of one of them. */
  private static void assertOrder(RowJacobian jacobian, Rows rows, Accumulation expected) {
    double[] p = {0.37};
    double[] point = jacobian.toString().contains("0 parameters") ? new double[0] : p;
    int outputs = jacobian.toString().contains("of 1 output ") ? 1 : 2;
    double[] taken = new double[outputs * jacobian.inputs()];
    double[] forward = taken.clone();
    double[] reverse = taken.clone();
    jacobian.evaluate(point, rows, taken);
    jacobian.withAccumulation(Accumulation.FORWARD).evaluate(point, rows, forward);
    jacobian.withAccumulation(Accumulation.REVERSE).evaluate(point, rows, reverse);
    assertTrue(!Arrays.equals(forward, reverse), "this point does not tell the orders apart");
    assertArrayEquals(expected == Accumulation.FORWARD ? forward : reverse, taken);
  }

  @Test
  void badInputIsRefused() {
    double[] into = new double[ROWS * 2];
    refuses("column 3 of a program of 2", () -> program.jacobian().byColumns(3));
    refuses("parameter -1", () -> program.jacobian().byParameters(-1));
    refuses("column 1 twice", () -> program.jacobian().byColumns(1).byColumns(0, 1));
    refuses("with respect to nothing", () -> program.jacobian().evaluate(P, rows, into));
    refuses("give one of", () -> program.jacobian().byColumns(0, 1).evaluate(P, rows, into));
    refuses("same array", () -> program.jacobian().byColumns(0).evaluate(P, rows.select(0), P));
  }

  private static void refuses(String message, Executable call) {
    String actual = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(actual.contains(message), actual);
  }
}
