package rustgrad.bench.problems;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rustgrad.bench.Command;

/**
 * The problems by CoDiPack, where {@code -Drustgrad.codipack} names the directory of its headers.
 */
final class CodiPack {
  private static final Path SOURCE =
      Path.of("rustgrad.bench", "src", "main", "cpp", "problems.cpp");
  private static final Path PROGRAM = Path.of("rustgrad.bench", "target", "problems");
  private static final double TOLERANCE = 1e-9;

  private CodiPack() {}

  /** Compiles the program; or says, as one line, why it cannot be measured here. */
  static Optional<String> compile() {
    String headers = System.getProperty("rustgrad.codipack");
    if (headers == null) {
      return Optional.of("CoDiPack: name its headers by -Drustgrad.codipack=..., with codi.hpp");
    } else if (!Files.exists(SOURCE)) {
      return Optional.of("CoDiPack: call from the root of the repository, to find " + SOURCE);
    } else if (!Command.works(List.of("g++", "--version"))) {
      return Optional.of("CoDiPack: g++ is not there: apt-get install g++");
    }
    Command.run(
        List.of(
            "g++",
            "-std=c++17",
            "-O3",
            "-march=native",
            "-I" + headers,
            SOURCE.toString(),
            "-o",
            PROGRAM.toString()));
    return Optional.empty();
  }

  /**
   * The microseconds of value and gradient.
   *
   * @throws IllegalStateException if they are not those derived by hand
   */
  static double micros(String name) {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toAbsolutePath().toString()));
    command.addAll(List.of(name.split(" ")));
    String output = Command.run(command).strip();
    String[] numbers = output.substring(output.indexOf(": ") + 2).split(" ");
    Problem problem = Problems.of(name);
    double[] gradient = new double[problem.point().length];
    check(name, problem.gradientByHand(problem.point(), gradient), numbers[1]);
    check(name, Arrays.stream(gradient).sum(), numbers[2]);
    return Double.parseDouble(numbers[0]);
  }

  private static void check(String name, double expected, String printed) {
    double actual = Double.parseDouble(printed);
    if (Math.abs(actual - expected) > TOLERANCE * (1 + Math.abs(expected))) {
      throw new IllegalStateException(
          "CoDiPack computes %s for %s; expected %s".formatted(actual, name, expected));
    }
  }
}
