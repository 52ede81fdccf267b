package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users may call is written down for each module, so that a change of it is seen. */
class ApiTest {
  private static final String ACCEPT = "api.accept";
  private static final String HOW =
      "%s is not what its classes say. If the change is meant, accept it and commit the file:\n"
          + "mvn test -Dtest=ApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dapi.accept=true\n";

  @Test
  void theModulesThatExportPackagesAreFound() throws IOException {
    assertEquals(
        Set.of(
            "rustgrad.api",
            "rustgrad.core",
            "rustgrad.program",
            "rustgrad.rows",
            "rustgrad.nn",
            "rustgrad.io",
            "rustgrad.onnx",
            "rustgrad.draw",
            "rustgrad.testkit"),
        published().stream()
            .map(module -> module.descriptor().name())
            .collect(Collectors.toUnmodifiableSet()));
  }

  @ParameterizedTest
  @MethodSource("published")
  void theApiIsTheOneWrittenDown(ModuleReference module) throws Exception {
    Path file = Path.of("..", module.descriptor().name(), "api.txt");
    String api = String.join("\n", lines(module)) + "\n";
    if (Boolean.getBoolean(ACCEPT)) {
      Files.writeString(file, api);
    }
    assertTrue(Files.exists(file), () -> HOW.formatted(file));
    String written = Files.readString(file).replace("\r\n", "\n");
    assertEquals(written, api, () -> HOW.formatted(file));
  }

  /** The modules of this build that export a package to everyone. */
  private static List<ModuleReference> published() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      Path[] classes =
          modules
              .map(module -> module.resolve("target").resolve("classes"))
              .filter(directory -> Files.exists(directory.resolve("module-info.class")))
              .toArray(Path[]::new);
      return ModuleFinder.of(classes).findAll().stream()
          .filter(module -> !exported(module.descriptor()).isEmpty())
          .sorted(Comparator.comparing(module -> module.descriptor().name()))
          .toList();
    }
  }

  private static List<String> exported(ModuleDescriptor module) {
    return module.exports().stream()
        .filter(exports -> !exports.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .sorted()
        .toList();
  }

  private static List<String> lines(ModuleReference module) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("module " + module.descriptor().name());
    module.descriptor().requires().stream()
        .filter(r -> r.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE))
        .map(requires -> "  requires transitive " + requires.name())
        .sorted()
        .forEach(lines::add);
    List<String> packages = exported(module.descriptor());
    packages.forEach(name -> lines.add("  exports " + name));
    for (String name : typesIn(module, packages)) {
      Class<?> type = Class.forName(name, false, ApiTest.class.getClassLoader());
      if (Signatures.isVisible(type)) {
        lines.add("");
        lines.addAll(Signatures.of(type));
      }
    }
    return lines;
  }

  private static List<String> typesIn(ModuleReference module, List<String> packages)
      throws IOException {
    try (var reader = module.open();
        Stream<String> files = reader.list()) {
      return files
          .filter(file -> file.endsWith(".class") && file.contains("/"))
          .filter(file -> !file.endsWith("package-info.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .filter(name -> packages.contains(name.substring(0, name.lastIndexOf('.'))))
          .sorted()
          .toList();
    }
  }
}
