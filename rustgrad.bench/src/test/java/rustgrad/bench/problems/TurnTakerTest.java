package rustgrad.bench.problems;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TurnTakerTest {

  @Test
  void aJvmWarmsUpAndTakesTurns() {
    try (TurnTaker taker = TurnTaker.of(Method.ANEW, "logSumExp 10")) {
      taker.awaitWarm();
      double micros = taker.turn();
      assertTrue(micros > 0 && micros < 1e5, "" + micros);
      assertTrue(taker.turn() > 0);
    }
  }

  @Test
  void aProcessThatFailsIsAnError() {
    try (TurnTaker taker = TurnTaker.of(Method.IN_STEPS, "logSumExp 10")) { // which has no steps
      assertThrows(IllegalStateException.class, taker::awaitWarm);
    }
  }
}
