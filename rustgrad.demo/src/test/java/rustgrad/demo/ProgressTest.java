package rustgrad.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final int STEPS = 20;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @RepeatedTest(20)
  void theBarEndsFullOnOneLineThatATerminalHasRoomFor() {
    show(new ProgressBar(out, STEPS));

    List<String> states = text().lines().map(String::stripTrailing).toList();
    String last = states.get(states.size() - 1);
    assertTrue(last.matches(" *100% \\[=+] 20/20 .* loss 0.5000  accuracy  75.0 %"), last);
    assertTrue(states.stream().allMatch(state -> state.length() < 80), text());
    assertEquals(1, text().chars().filter(c -> c == '\n').count(), text());
  }

  @Test
  void aLogGetsAboutTenLines() {
    show(new ProgressLines(out, STEPS));

    List<String> lines = text().lines().toList();
    assertEquals(11, lines.size());
    assertEquals("step  1/20  loss 0.5000  accuracy  75.0 %", lines.get(0));
    assertEquals("step 20/20  loss 0.5000  accuracy  75.0 %", lines.get(10));
  }

  @Test
  void aGreatLossFitsTheLine() {
    assertEquals(
        "step 1/9  loss 1.25E300  accuracy  50.0 %",
        Progress.text(new StepMetrics(1, 1.25e300, 0.5), 9));
    assertEquals("999999.5000", new StepMetrics(1, 999999.5, 0.5).lossText());
  }

  private static void show(Progress progress) {
    try (progress) {
      for (int number = 1; number <= STEPS; number++) {
        progress.show(new StepMetrics(number, 0.5, 0.75));
      }
    }
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
