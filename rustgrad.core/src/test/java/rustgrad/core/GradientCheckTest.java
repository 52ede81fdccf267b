package rustgrad.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

class GradientCheckTest {

  /** x^2, with any derivative one likes. */
  private record Square(double derivative) implements UnaryOp {
    @Override
    public String name() {
      return "square";
    }

    @Override
    public double apply(double x) {
      return x * x;
    }

    @Override
    public double partial(double x, double y) {
      return derivative;
    }
  }

  @Test
  void aRightRulePasses() {
    GradientCheck check = GradientCheck.of(new Square(2.0), 1.0);
    assertTrue(check.passes());
    check.orThrow();
  }

  @Test
  void aRuleThatIsWrongInTheFourthDigitIsRejectedWithBothNumbers() {
    GradientCheck check = GradientCheck.of(new Square(2.001), 1.0);
    assertFalse(check.passes());
    String message = assertThrows(AssertionError.class, check::orThrow).getMessage();
    assertTrue(
        message.matches(".*input=0, gradient=2.001, difference=(2.000000|1.999999).*"), message);
  }

  @Test
  void nanIsRejected() {
    assertFalse(GradientCheck.of(new Square(Double.NaN), 1.0).passes());
  }

  @Test
  void aFunctionIsCheckedByEachInput() {
    GradientCheck check =
        GradientCheck.of(x -> x[0].times(x[1]).plus(x[2].apply(new Square(0))), 2, 3, 5);
    assertEquals(3, check.partials().size());
    assertTrue(check.partials().get(0).passes() && check.partials().get(1).passes());
    assertFalse(check.partials().get(2).passes());
  }

  @Test
  void aConstantFunctionHasGradientZero() {
    GradientCheck.of(x -> Value.constant(4), 1.0).orThrow();
  }

  @Test
  void differencesAloneAreTheDerivative() {
    double[] x = {2, 3};
    assertEquals(12, GradientCheck.difference(at -> at[0] * at[0] * at[1], x, 0), 1e-8);
    assertEquals(4, GradientCheck.difference(at -> at[0] * at[0] * at[1], x, 1), 1e-8);
  }
}
