package rustgrad.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package may use which: no circles, and what each says of itself in its package-info. */
class PackagesTest {
  private static final Path SOURCES = Path.of("src/main/java/rustgrad/core");

  private static final Pattern IMPORT =
      Pattern.compile(
          "^import (?:static )?rustgrad\\.core\\.((?:[a-z]+\\.)*)[A-Z]", Pattern.MULTILINE);

  private static final Map<String, Set<String>> MAY_USE =
      Map.of(
          "ir", Set.of(),
          "sparse", Set.of("ir"),
          "pass", Set.of("ir", "trace", "sparse"),
          "exec", Set.of("ir", "pass"),
          "path", Set.of("ir", "trace", "pass", "exec"),
          "rows/pass", Set.of("ir", "pass"));

  @Test
  void aPackageUsesOnlyThoseBelowIt() throws IOException {
    for (String name : MAY_USE.keySet()) {
      Set<String> others = new TreeSet<>(used(name));
      others.removeAll(MAY_USE.get(name));
      assertEquals(Set.of(), others, name + " uses what it should not know");
    }
  }

  /** What the sources of a package import of other packages; "" is the one on top. */
  private static Set<String> used(String name) throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path source : sources(name)) {
      Matcher matcher = IMPORT.matcher(Files.readString(source));
      while (matcher.find()) {
        String path = matcher.group(1).replace('.', '/');
        used.add(path.isEmpty() ? "" : path.substring(0, path.length() - 1));
      }
    }
    used.remove(name);
    return used;
  }

  private static List<Path> sources(String name) throws IOException {
    try (Stream<Path> files = Files.list(SOURCES.resolve(name))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertTrue(sources.size() > 1, name);
      return sources;
    }
  }
}
