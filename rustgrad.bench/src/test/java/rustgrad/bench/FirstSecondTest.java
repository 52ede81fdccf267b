package rustgrad.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.program.Program;

class FirstSecondTest {

  @Test
  void theDeterminantByMinorsAndItsGradientAreThoseOfTheFormula() {
    Program program = Program.trace(4, x -> FirstResults.determinant(x, 2, 0, 0));
    double[] gradient = new double[4];
    assertEquals(3 * 7 - 4 * 5, program.gradient(new double[] {3, 4, 5, 7}, gradient));
    assertArrayEquals(new double[] {7, -5, -4, 3}, gradient);
    Program three = Program.trace(9, x -> FirstResults.determinant(x, 3, 0, 0));
    assertEquals(-3, three.value(1, 2, 3, 4, 5, 6, 7, 8, 10));
  }

  @ParameterizedTest
  @EnumSource(
      value = FirstResults.class,
      names = {"TRAINING", "ROWS", "SMALL", "MEDIUM"})
  void eachCanBeComputedMoreThanOnce(FirstResults what) {
    Runnable next = what.start();
    next.run();
    next.run();
  }

  @Test
  void aLineHasTheMediansAndADashForWhatIsNotMeasured() {
    assertEquals(
        "| a title | 2 | 1,200 | 7 | - |",
        FirstSecond.line(
            "a title",
            List.of(
                new double[] {1, 1_200, 9, Double.NaN},
                new double[] {2.2, 4_000, 7, Double.NaN},
                new double[] {3, 1, 6, Double.NaN})));
  }
}
