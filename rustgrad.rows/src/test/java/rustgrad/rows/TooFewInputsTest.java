package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.NaryOp;
import rustgrad.api.Value;
import rustgrad.program.Execution;
import rustgrad.program.Gradient;
import rustgrad.program.Program;

/** An op that does not say how many inputs it takes, and gets one where it uses two, is named. */
class TooFewInputsTest {
  private static final NaryOp PRODUCT =
      NaryOp.of("product", x -> x[0] * x[1], TooFewInputsTest::partials, (i, x, y) -> x[1 - i]);

  /** Fails only where it is differentiated. */
  private static final NaryOp HALF_OF_IT =
      NaryOp.of("half", x -> x[0] / 2, TooFewInputsTest::partials);

  private static final double[] AT = {3};
  private static final Rows ROWS = Rows.of(new double[][] {{3}, {4}});

  private static void partials(double[] x, double y, double[] into) {
    into[0] = x[1];
    into[1] = x[0];
  }

  private static void assertNamed(String op, Executable call) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, call);
    assertEquals(
        "op '%s' got 1 inputs, and uses an array index that does not exist: Index 1 out of bounds for length 1; let it say in accepts(int) how many inputs it takes, or make it with NaryOp.of(name, inputs, ..)"
            .formatted(op),
        refused.getMessage());
    assertInstanceOf(ArrayIndexOutOfBoundsException.class, refused.getCause());
  }

  @ParameterizedTest
  @EnumSource
  void inAProgram(Execution execution) {
    double[] into = new double[1];
    Program value = Program.builder().withExecution(execution).trace(1, x -> x[0].apply(PRODUCT));
    assertNamed("product", () -> value.value(AT));
    assertNamed("product", () -> value.gradient(AT, into));
    assertNamed("product", () -> value.hessian(AT, into));
    Program half = Program.builder().withExecution(execution).trace(1, x -> x[0].apply(HALF_OF_IT));
    assertEquals(1.5, half.value(AT));
    assertNamed("half", () -> half.gradient(AT, into));
    assertNamed("half", () -> half.gradient(AT, into));
  }

  @Test
  void whereAnEagerFunctionIsDifferentiated() {
    assertNamed("product", () -> Gradient.of(x -> x[0].apply(PRODUCT)).at(3));
    assertNamed("half", () -> Gradient.of(x -> x[0].apply(HALF_OF_IT)).at(3));
    NaryOp value = NaryOp.of("v", x -> x[0], (x, y, into) -> {}, (i, x, y) -> x[1]);
    assertNamed("v", () -> Gradient.of(x -> x[0].apply(value)).at(Value.of(3)));
  }

  @Test
  void overRows() {
    double[] p = {};
    double[] into = new double[2];
    RowProgram product = RowProgram.trace(0, 1, (none, row) -> row[0].apply(PRODUCT));
    assertNamed("product", () -> product.sum(p, ROWS));
    assertNamed("product", () -> product.eachRow().evaluate(p, ROWS, into));
    assertNamed("product", () -> product.eachRow().gradients(p, ROWS, into));
    RowProgram half =
        RowProgram.builder()
            .withoutLoops()
            .trace(1, 1, (q, row) -> q[0].times(row[0]).apply(HALF_OF_IT));
    assertNamed("half", () -> half.sumGradient(AT, ROWS, new double[1]));
    assertNamed("half", () -> half.eachRow().gradients(AT, ROWS, into));
  }
}
