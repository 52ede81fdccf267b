package rustgrad.playground.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardTextTest {

  private static String last(String formula) {
    return ForwardText.of(Computation.of(Definitions.parse(formula), Map.of()).result());
  }

  @Test
  void itSaysNamesThenNumbersThenTheResult() {
    assertEquals("y = a * b = 2 * (-3) = -6", last("a = 2; b = -3; y = a * b"));
    assertEquals("y = a.tanh() = tanh(-1) = -0.76159", last("a = -1; y = a.tanh()"));
    assertEquals("y = a^2 = 3^2 = 9", last("a = 3; y = a^2"));
    assertEquals("y = -a = -3 = -3", last("a = 3; y = -a"));
    assertEquals("y = a.max(b) = max(3, -1) = 3", last("a = 3; b = -1; y = max(a, b)"));
    assertEquals(
        "y = where(a > b, b, 0.5) = where(3 > (-1), -1, 0.5) = -1",
        last("a = 3; b = -1; y = where(a > b, b, 0.5)"));
    assertEquals("a = 3", last("a = 3"));
  }
}
