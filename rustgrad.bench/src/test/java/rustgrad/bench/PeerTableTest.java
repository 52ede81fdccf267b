package rustgrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerTableTest {
  @Test
  void aRowForEachStepAndAColumnForEachPeer() {
    assertEquals(
        """
        | Java 17 | c | djl | pytorch | widest range |
        | --- | ---: | ---: | ---: | ---: |
        | relu 16 100 | 8.00 (1.00) | 1,520 (190) | - | 1.50 |
        | tanh 16 100 | 20.0 (1.00) | - | 460 (23.0) | 1.00 |
        | tanh 64 100 | - | - | 700 | 1.00 |
        """,
        PeerTable.of(
            "Java 17",
            "c",
            List.of(
                measurement("c", "relu 16 100", 8),
                measurement("djl", "relu 16 100", 1_400, 1_520, 2_100),
                measurement("c", "tanh 16 100", 20),
                measurement("pytorch", "tanh 16 100", 460),
                measurement("pytorch", "tanh 64 100", 700))));
  }

  private static Measurement measurement(String peer, String step, double... micros) {
    return new Measurement(
        new BenchmarkName("Step", peer, step), Arrays.stream(micros).boxed().toList());
  }
}
