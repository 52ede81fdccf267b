package rustgrad.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
  private static final int STEPS = 20;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @RepeatedTest(20)
  void theBarEndsFullOnOneLineThatATerminalHasRoomFor() {
    show(new ProgressBar(out, STEPS, 80));

    List<String> states = states();
    String last = states.get(states.size() - 1);
    assertTrue(last.matches(" *100% \\[=+] 20/20  0:00 left  loss 0.5000  accuracy  75.0 %"), last);
    assertTrue(states.stream().allMatch(state -> state.length() == 79), text());
    assertEquals(1, text().chars().filter(c -> c == '\n').count(), text());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 40})
  void aNarrowTerminalHasRoomForTheBarToo(int columns) {
    show(new ProgressBar(out, STEPS, columns));

    int width = Math.max(1, columns - 1);
    assertTrue(states().stream().allMatch(state -> state.length() == width), text());
    assertEquals(1, text().chars().filter(c -> c == '\n').count(), text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '"',
      textBlock =
          """
          79|" 42% [=========>            ]  84/200  0:03 left  loss 0.1234  accuracy  97.0 %"
          60|" 42% [========>            ]  84/200  0:03 left  loss 0.1234"
          39|" 42% [=====>       ]  84/200  0:03 left"
          20|" 42% [==>  ]  84/200"
          11|" 42%  84/20"
          1|" "
          """)
  void theTextsOfABarAreThoseThatFit(int width, String expected) {
    BarLine line = new BarLine(84, 200, 3, List.of("loss 0.1234", "accuracy  97.0 %"));

    assertEquals(expected, line.text(width));
  }

  @Test
  void aBarIsAsWideAsItIsToBe() {
    for (int width = 1; width <= 200; width++) {
      for (int done : new int[] {0, 1, 50_000, 99_999, 100_000}) {
        BarLine line =
            new BarLine(done, 100_000, 123_456, List.of("loss 1.234e+57", "accuracy 100.0 %"));
        assertEquals(width, line.text(width).length());
      }
    }
  }

  @Test
  void theTimeLeftIsInHoursMinutesAndSeconds() {
    assertTrue(new BarLine(0, 9, 0, List.of()).text(79).endsWith(" -:-- left"));
    assertTrue(new BarLine(1, 9, 9, List.of()).text(79).endsWith(" 0:09 left"));
    assertTrue(new BarLine(1, 9, 3599, List.of()).text(79).endsWith(" 59:59 left"));
    assertTrue(new BarLine(1, 9, 3661, List.of()).text(79).endsWith(" 1:01:01 left"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "unset",
      textBlock =
          """
          40    | 24 132 | 40
          unset | 24 132 | 132
          ''    | 24 132 | 132
          wide  | 24 132 | 132
          0     | 24 132 | 80
          unset | 0 0    | 80
          unset | ''     | 80
          """)
  void theColumnsAreThoseOfTheVariableOrTheTerminal(
      @Nullable String variable, String size, int expected) {
    assertEquals(expected, Terminal.columns(variable, size));
  }

  @Test
  void aLossIsNotPrintedWithManyDigits() {
    assertEquals("loss 999999.5000", step(1, 999_999.5).lossText());
    assertEquals("loss 1.235e+120", step(1, 1.2345e120).lossText());
  }

  @Test
  void theAccuracyOfRowsHeldOutFollows() {
    StepMetrics step = new StepMetrics(1, 0.5, new Accuracy(0.75, OptionalDouble.of(0.5)));

    assertEquals(
        "step 1/9  loss 0.5000  accuracy  75.0 %  validation  50.0 %", Progress.text(step, 9));
    assertEquals("accuracy 75.0 % (validation 50.0 %)", step.accuracy().toString());
  }

  @Test
  void aLogGetsAboutTenLines() {
    show(new ProgressLines(out, STEPS));

    List<String> lines = text().lines().toList();
    assertEquals(11, lines.size());
    assertEquals("step  1/20  loss 0.5000  accuracy  75.0 %", lines.get(0));
    assertEquals("step 20/20  loss 0.5000  accuracy  75.0 %", lines.get(10));
  }

  private static void show(Progress progress) {
    try (progress) {
      for (int number = 1; number <= STEPS; number++) {
        progress.show(step(number, 0.5));
      }
    }
  }

  private static StepMetrics step(int number, double loss) {
    return new StepMetrics(number, loss, new Accuracy(0.75, OptionalDouble.empty()));
  }

  /** What the line was, one after another. */
  private List<String> states() {
    return text().lines().filter(state -> !state.isEmpty()).toList();
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
