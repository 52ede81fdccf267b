package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Jars to put on a module path or a class path. */
record Jars(List<Path> files) {
  /** Where the build puts the jar of this module and all that it needs. */
  static final Path LIB = Path.of("target", "lib");

  /** What a user of this module would have. */
  static Jars packaged() throws IOException {
    try (Stream<Path> files = Files.list(LIB)) {
      return new Jars(files.toList());
    }
  }

  Jars without(String module) {
    List<Path> others = files.stream().filter(file -> !isOf(module, file)).toList();
    assertTrue(others.size() == files.size() - 1, () -> module + " is not in " + files);
    return new Jars(others);
  }

  /** Those of these modules alone. */
  Jars only(String... modules) {
    List<Path> few =
        files.stream()
            .filter(file -> Stream.of(modules).anyMatch(module -> isOf(module, file)))
            .toList();
    assertTrue(few.size() == modules.length, () -> few + " of " + files);
    return new Jars(few);
  }

  Jars with(Path jar) {
    return new Jars(Stream.concat(files.stream(), Stream.of(jar)).toList());
  }

  private static boolean isOf(String module, Path file) {
    return file.getFileName().toString().startsWith(module + "-");
  }

  /** As the command line wants it. */
  @Override
  public String toString() {
    return files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
