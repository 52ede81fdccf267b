package rustgrad.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.kernel.RowLoop;

class SettlingLoopTest {
  private int plainCalls;
  private int vectorCalls;
  private final SettlingLoop loop =
      new SettlingLoop(
          adder(() -> vectorCalls++), // over vectors
          adder(() -> plainCalls++));

  /** Adds 1 to the first lane of its sum. */
  private static RowLoop adder(Runnable count) {
    return (block, stride, from, to, numbers, x, y, lanes, sum) -> {
      count.run();
      lanes[Kernels.LANES * sum]++;
    };
  }

  private void trials(int count, long plainTime, long vectorTime) {
    for (int k = 0; k < count; k++) {
      loop.note(plainTime, vectorTime);
    }
  }

  @Test
  void vectorsLeadWhenTheyHaveBeenFasterSeveralTimesInSuccession() {
    assertFalse(loop.isSettled());
    trials(7, 1_000, 100);
    trials(1, 1_000, 100_000); // something has interrupted them
    trials(7, 1_000, 100);
    assertFalse(loop.vectorsLead());
    trials(1, 1_000, 100);
    assertTrue(loop.vectorsLead());
    assertTrue(loop.isSettled());
  }

  @Test
  void vectorsThatTurnOutSlowLeadNoLonger() {
    trials(8, 1_000, 100);
    trials(7, 1_000, 3_000);
    assertTrue(loop.vectorsLead());
    trials(1, 1_000, 3_000);
    assertFalse(loop.vectorsLead());
    assertFalse(loop.isSettled());
  }

  @Test
  void vectorsThatHotSpotDoesNotCompileAreGivenUp() {
    trials(50_000, 1_000, 100_000);
    assertFalse(loop.isSettled());
    trials(1, 1_000, 100_000);
    assertTrue(loop.isSettled());
    assertFalse(loop.vectorsLead());
  }

  @Test
  void trialsEnd() {
    trials(8, 1_000, 100);
    trials(20, 1_000, 100);
    run(1_000);
    assertEquals(1_000, vectorCalls);
    assertEquals(0, plainCalls);
  }

  @Test
  void aTrialAddsToTheSumsOnce() {
    double[] lanes = run(10_000);
    assertTrue(vectorCalls > 0);
    assertTrue(plainCalls > 0);
    double[] expected = new double[Kernels.LANES];
    expected[0] = 10_000;
    assertArrayEquals(expected, Arrays.copyOf(lanes, Kernels.LANES));
  }

  private double[] run(int calls) {
    double[] lanes = new double[2 * Kernels.LANES];
    for (int k = 0; k < calls; k++) {
      loop.run(new double[0], 0, 0, 8, new double[0], new int[0], new int[0], lanes, 0);
    }
    return lanes;
  }
}
