package rustgrad.bench.problems;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A process that differentiates one problem by one method: {@link Turns}, or the program in C++. It
 * waits while others take their turns.
 */
final class TurnTaker implements AutoCloseable {
  private static final double TOLERANCE = 1e-9;

  private final String title;
  private final String problem;
  private final Process process;
  private final BufferedReader output;
  private final PrintWriter input;

  /** Starts a process, which begins to warm up. */
  private TurnTaker(String title, String problem, List<String> command) {
    this.title = title;
    this.problem = problem;
    try {
      this.process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.input = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /** A JVM with the options of this one. */
  static TurnTaker of(Method method, String problem) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Turns.class.getName()));
    command.add(method.name());
    command.addAll(List.of(problem.split(" ")));
    return new TurnTaker(method.title, problem, command);
  }

  /** CoDiPack, once that is compiled. */
  static TurnTaker ofCodiPack(String problem) {
    List<String> command = new ArrayList<>(List.of(CodiPack.program()));
    command.addAll(List.of(problem.split(" ")));
    return new TurnTaker(CodiPack.TITLE, problem, command);
  }

  /** The head of its column. */
  String title() {
    return title;
  }

  /**
   * Waits until it is warm.
   *
   * @throws IllegalStateException if it has not found the value and gradient derived by hand
   */
  void awaitWarm() {
    String[] found = read().split(" ");
    Problem same = Problems.of(problem);
    double[] gradient = new double[same.point().length];
    check(same.gradientByHand(same.point(), gradient), Double.parseDouble(found[0]));
    check(Arrays.stream(gradient).sum(), Double.parseDouble(found[1]));
  }

  private void check(double expected, double actual) {
    if (!(Math.abs(actual - expected) <= TOLERANCE * (1 + Math.abs(expected)))) {
      throw new IllegalStateException(
          "'%s' computes %s for %s; expected %s".formatted(title, actual, problem, expected));
    }
  }

  /** Lets it take a turn; the microseconds of a call. */
  double turn() {
    input.println();
    return Double.parseDouble(read());
  }

  private String read() {
    try {
      String line = output.readLine();
      if (line == null) {
        throw new IllegalStateException("'%s' failed on %s".formatted(title, problem));
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
