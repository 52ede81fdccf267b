package rustgrad.simd;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SettlingTest {
  private final Settling settling = new Settling();

  private void trials(int count, long plainTime, long vectorTime) {
    for (int k = 0; k < count; k++) {
      settling.note(plainTime, vectorTime);
    }
  }

  @Test
  void vectorsLeadWhenTheyHaveBeenFasterSeveralTimesInSuccession() {
    assertFalse(settling.isSettled());
    trials(7, 1_000, 100);
    trials(1, 1_000, 100_000); // something has interrupted them
    trials(7, 1_000, 100);
    assertFalse(settling.vectorsLead());
    trials(1, 1_000, 100);
    assertTrue(settling.vectorsLead());
    assertTrue(settling.isSettled());
  }

  @Test
  void vectorsThatTurnOutSlowLeadNoLonger() {
    trials(8, 1_000, 100);
    trials(7, 1_000, 3_000);
    assertTrue(settling.vectorsLead());
    trials(1, 1_000, 3_000);
    assertFalse(settling.vectorsLead());
    assertFalse(settling.isSettled());
  }

  @Test
  void vectorsThatHotSpotDoesNotCompileAreGivenUp() {
    trials(50_000, 1_000, 100_000);
    assertFalse(settling.isSettled());
    trials(1, 1_000, 100_000);
    assertTrue(settling.isSettled());
    assertFalse(settling.vectorsLead());
  }

  @Test
  void trialsEnd() {
    assertTrue(settling.isTrial());
    trials(8 + 20, 1_000, 100);
    for (int k = 0; k < 1_000_000; k++) {
      assertFalse(settling.isTrial());
    }
  }

  @Test
  void vectorsGetNoMoreTimeThanPlainCode() {
    trials(1, 1_000, 100_000);
    int calls = 1;
    while (!settling.isTrial()) {
      calls++;
    }
    assertTrue(calls >= 99 && calls <= 101, calls + " calls");
  }
}
