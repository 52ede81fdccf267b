package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

class PenaltyTest {

  @Test
  void l2IsTheStrengthTimesTheSumOfSquares() {
    Value p = Value.of(3);
    Value penalty = Penalty.l2(0.5, p, Value.constant(-4));
    penalty.backward();
    assertEquals(12.5, penalty.item());
    assertEquals(3, p.grad());
  }

  @Test
  void badSettingsAreNamed() {
    assertEquals(
        "the strength of the L2 penalty is -1.0; expected a finite number that is not negative",
        Errors.messageOf(() -> Penalty.l2(-1, Value.of(1))));
    assertEquals(
        "the number of values to penalise is 0; expected at least 1",
        Errors.messageOf(() -> Penalty.l2(1)));
  }
}
