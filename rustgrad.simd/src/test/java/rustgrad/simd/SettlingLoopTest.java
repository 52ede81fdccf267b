package rustgrad.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
