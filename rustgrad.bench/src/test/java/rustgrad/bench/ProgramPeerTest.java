package rustgrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramPeerTest {
  private static final Step STEP = new Step("relu", 16, 100);

  @Test
  void theLineHasNameAndMicroseconds() {
    assertEquals(
        Map.of("c", 8.75), ProgramPeer.parse(STEP, "c relu 16 100 8.75 1.0160648124519713\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c tanh 16 100 8.75 1.0", "c relu 16 100 8.75"})
  void anotherLineIsRefused(String line) {
    String message =
        assertThrows(IllegalStateException.class, () -> ProgramPeer.parse(STEP, line)).getMessage();
    assertTrue(message.contains("\"relu 16 100\""), message);
  }

  @Test
  void anotherLossIsRefused() {
    assertThrows(
        IllegalStateException.class, () -> ProgramPeer.parse(STEP, "c relu 16 100 8.75 1.5"));
  }
}
