package rustgrad.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tutorial, run in one jshell from its first line to its last, shows what stands on the page:
 * the value beside a line, the text below a block and the pictures.
 */
@Timeout(300)
class TutorialIT {
  private static final String ACCEPT = "drawings.accept";
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path PAGE = DOCS.resolve("tutorial.md");
  private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]*]\\((tutorial-\\w+\\.svg)\\)");
  private static final Pattern BESIDE = Pattern.compile("((.*\\S)\\s+// )(.*)");
  private static final Pattern SHOWN = Pattern.compile("==> (.*)");

  private static final String SESSION = "```jshell";
  private static final String TEXT = "```text";
  private static final String MARK = "----";
  private static final String MARKED = "System.out.println(\"" + MARK + "\")\n";

  /** Gives what has been drawn last, in whatever file, the name of the picture on the page. */
  private static final String KEEP =
      """
      Files.move(Files.list(Path.of("")).filter(p -> p.toString().endsWith(".svg")).findAny().get(), \
      Files.createDirectories(Path.of("kept")).resolve("%s"));
      """;

  @TempDir Path directory;

  @Test
  void everyNumberTextAndPictureIsTheOneShown() throws Exception {
    List<String> page = Files.readAllLines(PAGE);
    List<String> expected = rendered(page, shown(script(page)));
    if (Boolean.getBoolean(ACCEPT)) {
      Files.write(PAGE, expected);
    }
    assertIterableEquals(
        expected,
        Files.readAllLines(PAGE),
        PAGE + " is not what is shown; if the change is meant, run with -D" + ACCEPT + "=true");
    assertPictures(page);
  }

  /**
   * The lines of the page as a script, with a mark after each value to be compared, after each
   * block and after each picture.
   */
  private static String script(List<String> page) {
    StringBuilder script = new StringBuilder();
    boolean session = false;
    for (String line : page) {
      Matcher picture = PICTURE.matcher(line);
      if (line.startsWith("```")) {
        script.append(session ? MARKED : "");
        session = line.equals(SESSION);
      } else if (session) {
        script.append(statement(line));
      } else if (picture.matches()) {
        script.append(KEEP.formatted(picture.group(1))).append(MARKED);
      }
    }
    return script + "/exit\n";
  }

  /** A line as it is, but that a script must print what a session shows. */
  private static String statement(String line) {
    Matcher beside = BESIDE.matcher(line);
    return beside.matches()
        ? "System.out.println(\"==> \" + (" + beside.group(2) + "))\n" + MARKED
        : line + "\n";
  }

  /** What was shown up to each mark. */
  private List<String> shown(String script) throws IOException {
    Path file = Files.writeString(directory.resolve("session.txt"), script);
    String classPath = Path.of(System.getProperty("app.directory"), "*").toString();
    Process process =
        Tool.jshell(
                "-J-Dfile.encoding=UTF-8",
                "-J-Dstdout.encoding=UTF-8",
                "-R-Dfile.encoding=UTF-8",
                "-R-Dstdout.encoding=UTF-8",
                "--class-path",
                classPath,
                DOCS.resolve("learn.jsh").toAbsolutePath().toString(),
                "-")
            .directory(directory.toFile())
            .redirectInput(file.toFile())
            .redirectErrorStream(true)
            .start();
    byte[] output = process.getInputStream().readAllBytes();
    String text = new String(output, StandardCharsets.UTF_8).replace("\r\n", "\n");
    return List.of(text.split(MARK + "\n"));
  }

  /** The page, with what was shown in the place of what it says. */
  private static List<String> rendered(List<String> page, List<String> shown) {
    List<String> lines = new ArrayList<>();
    Iterator<String> outputs = shown.iterator();
    String printed = "";
    String block = "";
    for (String line : page) {
      boolean isSession = block.equals(SESSION);
      if (line.startsWith("```")) {
        if (isSession) {
          printed += printed(outputs.next());
        } else if (block.equals(TEXT)) {
          printed.lines().forEach(lines::add);
          printed = "";
        }
        block = block.isEmpty() ? line : "";
        lines.add(line);
      } else if (isSession && BESIDE.matcher(line).matches()) {
        String output = outputs.next();
        printed += printed(output);
        lines.add(withValue(line, output));
      } else if (!block.equals(TEXT)) {
        if (PICTURE.matcher(line).matches()) {
          printed += printed(outputs.next());
        }
        lines.add(line);
      }
    }
    assertEquals("", printed, "printed, and not on the page");
    return lines;
  }

  /** A line with the value that was shown; how many digits print a number depends on the JVM. */
  private static String withValue(String line, String output) {
    Matcher beside = BESIDE.matcher(line);
    List<String> values =
        output.lines().map(SHOWN::matcher).filter(Matcher::matches).map(m -> m.group(1)).toList();
    assertTrue(beside.matches() && !values.isEmpty(), line + " shows " + output);
    String value = values.get(values.size() - 1);
    return isSameNumber(beside.group(3), value) ? line : beside.group(1) + value;
  }

  private static boolean isSameNumber(String page, String shown) {
    try {
      return Double.parseDouble(page) == Double.parseDouble(shown);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** What a line prints by itself; an error is printed too. */
  private static String printed(String output) {
    return output
        .lines()
        .filter(line -> !SHOWN.matcher(line).matches() && !line.isBlank())
        .map(line -> line + "\n")
        .reduce("", String::concat);
  }

  private void assertPictures(List<String> page) throws IOException {
    List<String> names =
        page.stream().map(PICTURE::matcher).filter(Matcher::matches).map(m -> m.group(1)).toList();
    for (String name : names) {
      String drawn = Files.readString(directory.resolve("kept").resolve(name));
      Path file = DOCS.resolve(name);
      if (Boolean.getBoolean(ACCEPT)) {
        Files.writeString(file, drawn);
      }
      assertEquals(
          Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "",
          drawn,
          file + " is not what is drawn; if the change is meant, run with -D" + ACCEPT + "=true");
    }
    try (Stream<Path> files = Files.list(DOCS)) {
      List<String> there = files.map(file -> file.getFileName().toString()).toList();
      assertEquals(
          names.stream().sorted().toList(),
          there.stream().filter(name -> name.matches("tutorial-.*svg")).sorted().toList());
    }
  }
}
