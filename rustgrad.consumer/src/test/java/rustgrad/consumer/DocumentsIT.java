package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs of the documents print the numbers that stand beside them. */
class DocumentsIT {
  private static final Pattern PROGRAM = Pattern.compile("(?s)```java\\R(.*?)```");
  private static final Pattern PRINTED = Pattern.compile("println\\(.*// ([-\\dE.]+)");
  private static final Pattern CLOSED_FORM = Pattern.compile("\\| `[^`]+` \\| (\\S+) \\|\\R");

  /** Where the build puts Hipparchus, which is no part of what this module needs. */
  private static final Path HIPPARCHUS = Path.of("target", "hipparchus");

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "calibration.md, 0, 4",
    "calibration.md, 1, 2",
    "calibration.md, 2, 4",
    "distributed.md, 0, 5",
    "models.md, 2, 4",
    "models.md, 3, 3",
    "sensitivities.md, 0, 6",
    "simulation.md, 0, 3",
    "optimisers.md, 0, 3",
    "optimisers.md, 1, 3",
    "optimisers.md, 2, 3"
  })
  void aProgramPrintsTheNumbersBesideIt(String document, int number, int numbers) throws Exception {
    String program = matches(PROGRAM, text(document)).get(number);
    // Later JVMs look for a class in a file of its name, so it must be none that the program uses.
    Path file = Files.writeString(directory.resolve("FromThePage.java"), program);
    String classPath = Jars.LIB.resolve("*") + File.pathSeparator + HIPPARCHUS.resolve("*");
    List<String> printed = Jvm.java("-cp", classPath, file.toString()).output().lines().toList();

    List<String> promised = matches(PRINTED, program);
    assertEquals(numbers, promised.size());
    assertEquals(promised.size(), printed.size(), printed::toString);
    for (int i = 0; i < promised.size(); i++) {
      assertNear(promised.get(i), printed.get(i));
    }
  }

  /** Computed with 40 digits by mpmath 1.3. */
  @ParameterizedTest
  @CsvSource("sensitivities.md")
  void theSensitivitiesAreTheClosedForms(String document) throws IOException {
    List<String> printed = matches(PRINTED, text(document));
    List<String> closed = matches(CLOSED_FORM, text(document));
    assertEquals(printed.size(), closed.size());
    for (int i = 0; i < closed.size(); i++) {
      assertNear(closed.get(i), printed.get(i));
    }
  }

  private static void assertNear(String expected, String actual) {
    double number = Double.parseDouble(expected);
    assertEquals(number, Double.parseDouble(actual), 1e-14 * Math.max(1, Math.abs(number)));
  }

  private static String text(String document) throws IOException {
    return Files.readString(Path.of("..", "docs", document));
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }
}
