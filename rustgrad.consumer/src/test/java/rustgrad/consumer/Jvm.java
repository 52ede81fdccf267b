package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM of its own that has ended: its exit code and what it printed. */
record Jvm(int exit, String out, String err) {
  private static final int SECONDS = 120;
  private static final String EXCEPTION = "Exception in thread \"main\" ";

  /** What a JVM that has ended before C2 would pay starts with. */
  static final List<String> SHORT_RUN = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** What a developer may have set; the JVM reports it, and the tests count what is reported. */
  private static final Set<String> OPTIONS =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "MAVEN_ARGS");

  /** Runs {@code java} of this JDK, for seconds at most, and waits for it. */
  static Jvm java(String... arguments) throws IOException, InterruptedException {
    return run(new ProcessBuilder(javaCommand(arguments)));
  }

  /** What starts {@code java} of this JDK for seconds at most. */
  static List<String> javaCommand(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_RUN);
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs a tool of a JDK, or of an image made by jlink, and waits for it. */
  static Jvm tool(Path home, String tool, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin").resolve(tool).toString()));
    command.addAll(List.of(arguments));
    return run(new ProcessBuilder(command));
  }

  /** Runs what has been prepared, without a developer's options, and waits for it. */
  static Jvm run(ProcessBuilder builder) throws IOException, InterruptedException {
    builder.environment().keySet().removeAll(OPTIONS);
    Process process = builder.start();
    var out = CompletableFuture.supplyAsync(() -> text(process.inputReader()));
    var err = CompletableFuture.supplyAsync(() -> text(process.errorReader()));
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail("still running after %d seconds: %s".formatted(SECONDS, builder.command()));
    }
    return new Jvm(process.exitValue(), out.join(), err.join());
  }

  private static String text(BufferedReader reader) {
    return reader.lines().collect(Collectors.joining("\n"));
  }

  /** What was printed, by a program that ended well and had nothing to complain about. */
  String output() {
    assertEquals("", err);
    assertEquals(0, exit);
    return out;
  }

  /** The class and message of the one exception that ended the program. It has no cause. */
  String exception() {
    assertEquals(1, exit, this::toString);
    List<String> lines = err.lines().filter(line -> !line.startsWith("\tat ")).toList();
    assertEquals(1, lines.size(), err);
    assertTrue(lines.get(0).startsWith(EXCEPTION), err);
    return lines.get(0).substring(EXCEPTION.length());
  }
}
