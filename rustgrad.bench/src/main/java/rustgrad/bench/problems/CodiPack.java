package rustgrad.bench.problems;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rustgrad.bench.Command;

/**
 * The problems by CoDiPack, where {@code -Drustgrad.codipack} names the directory of its headers.
 */
final class CodiPack {
  /** The head of its column. */
  static final String TITLE = "CoDiPack";

  private static final Path SOURCE =
      Path.of("rustgrad.bench", "src", "main", "cpp", "problems.cpp");
  private static final Path PROGRAM = Path.of("rustgrad.bench", "target", "problems");

  /** The problems that nest a derivative within a function, which it has not. */
  private static final Set<String> LEFT_OUT = Set.of("kMeans", "saddle");

  private CodiPack() {}

  /** Whether it has a problem. */
  static boolean has(String problem) {
    return !LEFT_OUT.contains(problem.split(" ")[0]);
  }

  /** The program that has been compiled. */
  static String program() {
    return PROGRAM.toAbsolutePath().toString();
  }

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
}
