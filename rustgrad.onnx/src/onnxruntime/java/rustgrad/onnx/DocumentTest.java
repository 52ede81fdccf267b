package rustgrad.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of docs/onnx.md prints the numbers that stand beside it. */
class DocumentTest {
  private static final Pattern PROGRAM = Pattern.compile("(?s)```java\\R(.*?)```");
  private static final Pattern PRINTED = Pattern.compile("println\\(.*// (\\S+)");

  @Test
  void theProgramPrintsTheNumbersBesideIt(@TempDir Path directory) throws Exception {
    String page = Files.readString(Path.of("..", "docs", "onnx.md"));
    String program = matches(PROGRAM, page).get(0);
    Path file = Files.writeString(directory.resolve("Moons.java"), program);
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                file.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor(), output);
    List<String> printed = output.lines().toList();
    List<String> promised = matches(PRINTED, program);
    assertEquals(promised.size(), printed.size(), output);
    for (int i = 0; i < printed.size(); i++) {
      assertSame(promised.get(i), printed.get(i));
    }
  }

  /** The same word, or numbers that differ by no more than 1e-12. */
  private static void assertSame(String promised, String printed) {
    if (promised.matches("[a-z]+")) {
      assertEquals(promised, printed);
    } else {
      assertEquals(Double.parseDouble(promised), Double.parseDouble(printed), 1e-12);
    }
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }
}
