package rustgrad.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program in another language that prints a line such as "pytorch relu 16 100 457.3 0.987": its
 * name, the step, the microseconds and the loss for {@link Step#check}.
 */
abstract class ProgramPeer implements Peer {
  private static final Path SOURCES = Path.of("rustgrad.bench", "src", "main");

  /** PyTorch, eager, by the first Python that has it. */
  static Peer pytorch() {
    return new PyTorch();
  }

  /** C, compiled for each step. */
  static Peer c() {
    return new C();
  }

  @Override
  public Map<String, Double> micros(Step step) {
    return parse(step, Command.run(command(step)));
  }

  /** Makes the program for this step, if it must be made, and says how to call it. */
  abstract List<String> command(Step step);

  static Map<String, Double> parse(Step step, String output) {
    String[] words = output.strip().split(" ");
    if (words.length != 6 || !output.contains(" " + step + " ")) {
      throw new IllegalStateException(
          "printed \"%s\"; expected one line with a name, \"%s\", microseconds and the loss"
              .formatted(output.strip(), step));
    }
    step.check(Double.parseDouble(words[5]));
    return Map.of(words[0], Double.parseDouble(words[4]));
  }

  private static final class PyTorch extends ProgramPeer {
    private static final Path SCRIPT = SOURCES.resolve(Path.of("python", "moons_step.py"));

    @Override
    public Optional<String> missing() {
      if (!Files.exists(SCRIPT)) {
        return Optional.of("PyTorch: call from the root of the repository, to find " + SCRIPT);
      }
      return python().isPresent()
          ? Optional.empty()
          : Optional.of(
              "PyTorch: no Python has it: apt-get install python3-torch libopenblas0-pthread");
    }

    private static Optional<String> python() {
      return Stream.of("python3", "/usr/bin/python3")
          .filter(python -> Command.works(List.of(python, "-c", "import torch")))
          .findFirst();
    }

    @Override
    List<String> command(Step step) {
      return Stream.concat(
              Stream.of(python().orElseThrow(), SCRIPT.toString()),
              Stream.of(step.toString().split(" ")))
          .toList();
    }
  }

  private static final class C extends ProgramPeer {
    private static final Path SOURCE = SOURCES.resolve(Path.of("c", "moons_step.c"));
    private static final Path PROGRAM = Path.of("rustgrad.bench", "target", "moons_step");

    @Override
    public Optional<String> missing() {
      if (!Files.exists(SOURCE)) {
        return Optional.of("C: call from the root of the repository, to find " + SOURCE);
      }
      return Command.works(List.of("gcc", "--version"))
          ? Optional.empty()
          : Optional.of("C: gcc is not there: apt-get install gcc libc6-dev");
    }

    @Override
    List<String> command(Step step) {
      Command.run(
          List.of(
              "gcc",
              "-O3",
              "-march=native",
              "-ffast-math",
              "-DTANH=" + (step.activation().equals("tanh") ? 1 : 0),
              "-DWIDTH=" + step.width(),
              "-DROWS=" + step.rows(),
              SOURCE.toString(),
              "-o",
              PROGRAM.toString(),
              "-lm"));
      return List.of(PROGRAM.toAbsolutePath().toString());
    }
  }
}
