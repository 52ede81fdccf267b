package rustgrad.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The programs of the README print the numbers that stand beside them, to the last bit: the ops are
 * computed in plain arithmetic, so that no JVM changes one. Only how many digits print it may
 * change.
 */
@Timeout(60)
class ReadmeIT {
  private static final Pattern EXAMPLE =
      Pattern.compile("(?s)```java\\R((?:(?!```).)*void main.*?)```");
  private static final Pattern PREDICTOR =
      Pattern.compile("(?m)((?:^    .*(?:predictor|Predictor).*\\R)+)");
  private static final Pattern INPUTS = Pattern.compile("(?m)^    (\\[.*\\(times, .*\\])$");
  private static final Pattern SESSION = Pattern.compile("(?s)```jshell\\R(.*?)```");
  private static final Pattern STEP = Pattern.compile("(?m)(\\w+ = .*: \\w+\\.grad \\+= .*)$");
  private static final Pattern BESIDE_PRINTED = Pattern.compile("println\\(.*?// ([-\\dE.]+)");
  private static final Pattern LINE = Pattern.compile("(.+)\\R");
  private static final Pattern SHOWN = Pattern.compile("==> ([-\\dE.]+)\\R");
  private static final Pattern BESIDE = Pattern.compile("// ([-\\dE.]+)");
  private static final String CLASS_PATH =
      Path.of(System.getProperty("app.directory"), "*").toString();

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"0, 5", "1, 3", "2, 3", "3, 4"})
  void theExamplePrintsTheNumbersBesideIt(int number, int numbers) throws Exception {
    String example = matches(EXAMPLE, Files.readString(Path.of("..", "README.md"))).get(number);
    Path file = Files.writeString(directory.resolve("Example.java"), example);

    String printed = output(Tool.java("-cp", CLASS_PATH, file.toString()));
    List<Double> promised = numbers(BESIDE_PRINTED, example);
    assertEquals(numbers, promised.size());
    assertEquals(promised, numbers(LINE, printed), printed);
  }

  /** What the README shows after its first example, at the end of that example. */
  @Test
  void thePredictorAndTheInputsAreAsShown() throws Exception {
    String readme = Files.readString(Path.of("..", "README.md"));
    String example = matches(EXAMPLE, readme).get(0);
    String more =
        matches(PREDICTOR, readme).get(0)
            + """
              System.out.println(score == model.predict(0.5, -0.25)[0]);
              System.out.println(scores.length);
              System.out.println(z.inputs());
            """;
    Path file =
        Files.writeString(
            directory.resolve("Example.java"), example.replaceFirst("  }\\R}\\R$", more + "}}"));

    List<String> printed =
        output(Tool.java("-cp", CLASS_PATH, file.toString())).lines().skip(5).toList();
    assertEquals(List.of("true", "100", matches(INPUTS, readme).get(0)), printed);
  }

  @Test
  void theSessionShowsTheNumberBesideIt() throws Exception {
    String session = matches(SESSION, Files.readString(Path.of("..", "README.md"))).get(0);
    Path file = Files.writeString(directory.resolve("session.jsh"), session + "/exit\n");
    ProcessBuilder jshell = Tool.jshell("--class-path", CLASS_PATH);
    String output = output(jshell.redirectInput(file.toFile()));
    assertEquals(numbers(BESIDE, session), numbers(SHOWN, output), output);
  }

  /** What the README shows of the example at its top, whose backward() has run. */
  @Test
  void theStepsOfBackpropagationAreAsShown() throws Exception {
    String readme = Files.readString(Path.of("..", "README.md"));
    String session =
        matches(SESSION, readme).get(0)
            + """
              import rustgrad.draw.*
              x.zeroGrad(); y.zeroGrad()
              Backpropagation.of(z).forEachRemaining(System.out::println)
              /exit
              """;
    Path file = Files.writeString(directory.resolve("session.jsh"), session);
    ProcessBuilder jshell = Tool.jshell("--class-path", CLASS_PATH);
    String output = output(jshell.redirectInput(file.toFile()));
    assertEquals(5, matches(STEP, readme).size());
    assertEquals(matches(STEP, readme), matches(STEP, output), output);
  }

  private static List<Double> numbers(Pattern pattern, String text) {
    return matches(pattern, text).stream().map(Double::valueOf).toList();
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static String output(ProcessBuilder builder) throws IOException {
    Process process = builder.redirectErrorStream(true).start();
    return process.inputReader().lines().collect(Collectors.joining("\n", "", "\n"));
  }
}
