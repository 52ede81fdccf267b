package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rustgrad.rows.Everywhere.check;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rustgrad.api.NaryOp;
import rustgrad.api.Value;
import rustgrad.core.GradientCheck;
import rustgrad.program.Gradient;
import rustgrad.program.Program;

/** Ops made of functions, where they are used. */
class GivenOpTest {
  private static final NaryOp.Partials PARTIALS =
      (x, y, into) -> {
        into[0] = x[1] * x[2];
        into[1] = x[0] * x[2];
        into[2] = x[0] * x[1];
      };
  private static final NaryOp ONCE = NaryOp.of("volume", x -> x[0] * x[1] * x[2], PARTIALS);
  private static final NaryOp TWICE =
      NaryOp.of(
          "volume",
          x -> x[0] * x[1] * x[2],
          PARTIALS,
          (i, x, y) -> x[(i + 1) % 3].times(x[(i + 2) % 3]));

  @Test
  void itWorksEverywhere() {
    check(x -> Value.of(ONCE, x).exp(), new double[] {2, 3, 0}, 1, 0, 0, 6);
    check(x -> x[0].apply(ONCE, x[0], Value.constant(2)), new double[] {3}, 18, 12);
  }

  @Test
  void itsSumOverRowsHasAGradient() {
    RowProgram rows = RowProgram.trace(1, 2, (p, row) -> Value.of(ONCE, p[0], row[0], row[1]));
    double[] gradient = new double[1];
    Rows data = Rows.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
    assertEquals(88.0, rows.sumGradient(new double[] {2}, data, gradient));
    assertArrayEquals(new double[] {44}, gradient);
  }

  @Test
  void withSymbolicPartialsItIsDifferentiatedAgain() {
    double[] hessian = new double[9];
    Program.trace(3, x -> Value.of(TWICE, x)).hessian(new double[] {2, 3, 5}, hessian);
    assertArrayEquals(new double[] {0, 5, 3, 5, 0, 2, 3, 2, 0}, hessian);
    check(
        x -> Gradient.of(y -> Value.of(TWICE, y)).at(x).gradient()[1],
        new double[] {2, 3, 5},
        10,
        5,
        0,
        2);
    double[] product = new double[3];
    Program.trace(3, x -> Value.of(TWICE, x))
        .hessianVectorProduct(new double[] {2, 3, 5}, new double[] {1, 10, 100}, product);
    assertArrayEquals(new double[] {350, 205, 23}, product);
    double[] hessians = new double[18];
    RowProgram.trace(0, 3, (p, row) -> Value.of(TWICE, row))
        .eachRow()
        .hessians(new double[0], Rows.of(new double[][] {{1, 2, 3}, {2, 3, 5}}), hessians);
    assertArrayEquals(hessian, Arrays.copyOfRange(hessians, 9, 18));
    GradientCheck.of(TWICE, 2, 3, 5).orThrow();
  }

  @Test
  void withoutThemASecondDerivativeIsAnErrorThatSaysWhatToGive() {
    Program program = Program.trace(3, x -> Value.of(ONCE, x));
    for (Runnable run :
        new Runnable[] {
          () -> program.hessian(new double[3], new double[9]),
          () -> program.gradient(Value.of(1), Value.of(2), Value.of(3))
        }) {
      String message = assertThrows(UnsupportedOperationException.class, run::run).getMessage();
      assertTrue(message.contains("'volume'"), message);
      assertTrue(message.contains("NaryOp.of"), message);
    }
  }

  @Test
  void itIsShownByItsName() {
    Value[] x = {Value.of(1), Value.of(2), Value.of(3)};
    assertEquals("volume", Value.of(ONCE, x).op());
    assertSame(x[2], Value.of(ONCE, x).inputs().get(2));
    assertEquals("NaryOp 'volume'", ONCE.toString());
    String message =
        assertThrows(IllegalArgumentException.class, () -> Value.of(ONCE)).getMessage();
    assertTrue(message.contains("'volume'"), message);
  }

  @Test
  void whatIsMissingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> NaryOp.of(" ", x -> 1, PARTIALS));
    assertThrows(NullPointerException.class, () -> NaryOp.of(null, x -> 1, PARTIALS));
    assertThrows(NullPointerException.class, () -> NaryOp.of("f", null, PARTIALS));
    assertThrows(NullPointerException.class, () -> NaryOp.of("f", x -> 1, null));
    String message =
        assertThrows(NullPointerException.class, () -> NaryOp.of("f", x -> 1, PARTIALS, null))
            .getMessage();
    assertEquals("symbolicPartial", message);
  }
}
