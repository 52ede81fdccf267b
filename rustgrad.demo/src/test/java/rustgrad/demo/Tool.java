package rustgrad.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tools of this JDK, started for runs that are over before C2 would pay. */
final class Tool {
  private static final List<String> SHORT_RUN =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private Tool() {}

  static ProcessBuilder java(String... arguments) {
    return process("java", SHORT_RUN.stream(), arguments);
  }

  static ProcessBuilder javac(String... arguments) {
    return process("javac", passed("-J"), arguments);
  }

  /** Two JVMs: jshell itself, and the one in which the session runs. */
  static ProcessBuilder jshell(String... arguments) {
    return process("jshell", Stream.concat(passed("-J"), passed("-R")), arguments);
  }

  private static Stream<String> passed(String prefix) {
    return SHORT_RUN.stream().map(prefix::concat);
  }

  private static ProcessBuilder process(String name, Stream<String> options, String... arguments) {
    String tool = Path.of(System.getProperty("java.home"), "bin", name).toString();
    return new ProcessBuilder(
        Stream.of(Stream.of(tool), options, Stream.of(arguments)).flatMap(part -> part).toList());
  }
}
