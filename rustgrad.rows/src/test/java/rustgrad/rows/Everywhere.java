package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.program.Execution;
import rustgrad.program.Gradient;
import rustgrad.program.Program;
import rustgrad.program.contract.FreshEager;

/** Runs a function eagerly, by each executor, and over rows. */
final class Everywhere {
  private Everywhere() {}

  /** Value and gradient have the same bits everywhere; returns them. */
  static Gradient.Point at(Function<Value[], Value> function, double... x) {
    Gradient.Point eager = FreshEager.at(function, x);
    for (Execution execution : Execution.values()) {
      Program program = Program.builder().withExecution(execution).trace(x.length, function);
      double[] gradient = new double[x.length];
      assertEquals(eager.value(), program.gradient(x, gradient), execution.toString());
      assertArrayEquals(eager.gradient(), gradient, execution.toString());
    }
    RowProgram rows = RowProgram.trace(0, x.length, (p, row) -> function.apply(row));
    double[] values = new double[5];
    double[] gradients = new double[5 * x.length];
    Rows data = Rows.of(new double[][] {x, x, x, x, x});
    rows.eachRow().evaluate(new double[0], data, values);
    rows.eachRow().gradients(new double[0], data, gradients);
    assertEquals(eager.value(), values[4], "over rows");
    int last = 4 * x.length;
    assertArrayEquals(
        eager.gradient(), Arrays.copyOfRange(gradients, last, last + x.length), "over rows");
    Gradient.Point swept = Gradient.of(function).at(x);
    assertEquals(eager.value(), swept.value());
    for (int i = 0; i < x.length; i++) {
      double expected = eager.gradient()[i];
      double rounding = Double.isNaN(expected) ? 0 : Math.abs(1e-13 * expected);
      assertEquals(expected, swept.gradient()[i], rounding + Double.MIN_VALUE);
    }
    return eager;
  }

  /** The same, with the numbers that are expected, to 1e-12 of each. */
  static void check(Function<Value[], Value> function, double[] x, double value, double... by) {
    Gradient.Point point = at(function, x);
    assertClose(value, point.value());
    for (int i = 0; i < by.length; i++) {
      assertClose(by[i], point.gradient()[i]);
    }
  }

  /** Equal to 1e-12 of their size. */
  static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, 1e-12 * Math.abs(expected) + 1e-300);
  }
}
