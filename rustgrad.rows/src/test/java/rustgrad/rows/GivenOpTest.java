package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rustgrad.rows.Everywhere.check;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
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

  private static final UnaryOp CUBE_ONCE = UnaryOp.of("cube", x -> x * x * x, (x, y) -> 3 * x * x);
  private static final UnaryOp CUBE =
      UnaryOp.of("cube", x -> x * x * x, (x, y) -> 3 * x * x, (x, y) -> x.times(x).times(3));

  private static final BinaryOp LENGTH_ONCE =
      BinaryOp.of("length", Math::hypot, (a, b, y) -> a / y, (a, b, y) -> b / y);
  private static final BinaryOp LENGTH =
      BinaryOp.of(
          "length",
          Math::hypot,
          (a, b, y) -> a / y,
          (a, b, y) -> b / y,
          (a, b, y) -> a.div(y),
          (a, b, y) -> b.div(y));

  @Test
  void oneOfOneOrTwoInputsWorksEverywhere() {
    check(x -> x[0].apply(CUBE_ONCE).minus(1), new double[] {2}, 7, 12);
    check(x -> x[0].apply(LENGTH_ONCE, x[1]), new double[] {3, 4}, 5, 0.6, 0.8);
    check(x -> Value.of(LENGTH_ONCE, x[0], Value.constant(4)), new double[] {3}, 5, 0.6);
  }

  @Test
  void oneOfOneOrTwoInputsHasAGradientOfItsSumOverRows() {
    RowProgram rows =
        RowProgram.trace(
            1, 1, (p, row) -> p[0].apply(LENGTH_ONCE, row[0]).plus(p[0].apply(CUBE_ONCE)));
    double[] gradient = new double[1];
    Rows data = Rows.of(new double[][] {{4}, {-4}});
    assertEquals(64.0, rows.sumGradient(new double[] {3}, data, gradient));
    assertArrayEquals(new double[] {55.2}, gradient, 1e-13);
  }

  @Test
  void oneOfOneOrTwoInputsWithSymbolicPartialsIsDifferentiatedAgain() {
    check(x -> Gradient.of(y -> y[0].apply(CUBE)).at(x).gradient()[0], new double[] {2}, 12, 12);
    double[] hessian = new double[4];
    Program length = Program.trace(2, x -> x[0].apply(LENGTH, x[1]));
    length.hessian(new double[] {3, 4}, hessian);
    assertArrayEquals(new double[] {0.128, -0.096, -0.096, 0.072}, hessian, 1e-15);
    double[] hessians = new double[2];
    RowProgram.trace(0, 1, (p, row) -> row[0].apply(CUBE))
        .eachRow()
        .hessians(new double[0], Rows.of(new double[][] {{1}, {2}}), hessians);
    assertArrayEquals(new double[] {6, 12}, hessians);
    GradientCheck.of(CUBE, 2).orThrow();
    GradientCheck.of(LENGTH, 3, 4).orThrow();
  }

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
    for (Op op : new Op[] {CUBE_ONCE, LENGTH_ONCE, ONCE}) {
      int n = op == ONCE ? 3 : op == LENGTH_ONCE ? 2 : 1;
      Program program = Program.trace(n, x -> Value.of(op, x));
      Value[] at = {Value.of(1), Value.of(2), Value.of(3)};
      for (Runnable run :
          new Runnable[] {
            () -> program.hessian(new double[n], new double[n * n]),
            () -> program.gradient(Arrays.copyOf(at, n))
          }) {
        String message = assertThrows(UnsupportedOperationException.class, run::run).getMessage();
        assertTrue(message.contains(op.toString().replaceAll(".* ", "op ")), message);
        assertTrue(message.contains(op.toString().replaceAll(" .*", ".of")), message);
      }
    }
  }

  @Test
  void itIsShownByItsName() {
    Value[] x = {Value.of(1), Value.of(2), Value.of(3)};
    assertEquals("volume", Value.of(ONCE, x).op());
    assertSame(x[2], Value.of(ONCE, x).inputs().get(2));
    assertEquals("NaryOp 'volume'", ONCE.toString());
    assertEquals("UnaryOp 'cube'", CUBE.toString());
    assertEquals("BinaryOp 'length'", LENGTH.toString());
    assertEquals("cube", x[0].apply(CUBE).op());
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
    assertThrows(IllegalArgumentException.class, () -> UnaryOp.of("a b", x -> 1, (x, y) -> 0));
    assertThrows(NullPointerException.class, () -> UnaryOp.of("f", null, (x, y) -> 0));
    assertThrows(NullPointerException.class, () -> UnaryOp.of("f", x -> 1, null));
    assertThrows(NullPointerException.class, () -> UnaryOp.of("f", x -> 1, (x, y) -> 0, null));
    BinaryOp.Partial zero = (a, b, y) -> 0;
    BinaryOp.SymbolicPartial same = (a, b, y) -> y;
    assertThrows(IllegalArgumentException.class, () -> BinaryOp.of("", Math::max, zero, zero));
    assertThrows(NullPointerException.class, () -> BinaryOp.of("f", null, zero, zero));
    assertThrows(NullPointerException.class, () -> BinaryOp.of("f", Math::max, null, zero));
    assertThrows(NullPointerException.class, () -> BinaryOp.of("f", Math::max, zero, null));
    assertThrows(
        NullPointerException.class, () -> BinaryOp.of("f", Math::max, zero, zero, null, same));
    assertThrows(
        NullPointerException.class, () -> BinaryOp.of("f", Math::max, zero, zero, same, null));
  }
}
