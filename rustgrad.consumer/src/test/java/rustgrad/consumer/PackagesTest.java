package rustgrad.consumer;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package uses which: without circles, and as docs/design.md says. */
class PackagesTest {
  private static final List<String> MODULES =
      List.of(
          "api",
          "core",
          "ops",
          "program",
          "rows",
          "nn",
          "io",
          "onnx",
          "draw",
          "simd",
          "testkit",
          "demo",
          "playground");
  private static final int MOST_LINES = 880;
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPaths(
              MODULES.stream()
                  .map(module -> Path.of("..", "rustgrad." + module, "target", "classes"))
                  .filter(Files::exists)
                  .toList());

  @Test
  void noPackagesKnowEachOther() {
    slices().assignedFrom(new Rooms()).should().beFreeOfCycles().check(CLASSES);
  }

  /** Packages; the contract and its SPI, which are two sides of one thing, are one. */
  private static final class Rooms implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      return name.startsWith("rustgrad")
          ? SliceIdentifier.of(name.equals("rustgrad.api.spi") ? "rustgrad.api" : name)
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "packages of rustgrad";
    }
  }

  /** The picture is what the classes say, a line for each package. */
  @Test
  void theDesignShowsWhatEachPackageUses() throws IOException {
    String design = Files.readString(Path.of("..", "docs", "design.md"));
    String picture = picture();
    assertTrue(design.contains(picture), "docs/design.md is to have:\n" + picture);
  }

  /** So a class that is renamed or moved is renamed on the map. */
  @Test
  void theDesignLeadsToFilesThatExist() throws IOException {
    Path design = Path.of("..", "docs", "design.md");
    Set<String> dead =
        Pattern.compile("]\\(([^)#]+)\\)")
            .matcher(Files.readString(design))
            .results()
            .map(link -> link.group(1))
            .filter(link -> !Files.exists(design.resolveSibling(link)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(dead.isEmpty(), () -> design + " leads to nothing at " + dead);
  }

  private static String picture() {
    Map<String, Set<String>> used = used();
    int width = used.keySet().stream().mapToInt(String::length).max().orElse(0);
    return used.entrySet().stream()
        .map(
            entry ->
                "    %s  %s"
                    .formatted(
                        entry.getKey() + " ".repeat(width - entry.getKey().length()),
                        entry.getValue().isEmpty() ? "-" : String.join(" ", entry.getValue())))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** For each package those of rustgrad that it uses, without the common first word. */
  private static Map<String, Set<String>> used() {
    Map<String, Set<String>> used = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      if (!type.getPackageName().startsWith("rustgrad.")) {
        continue;
      }
      Set<String> names = used.computeIfAbsent(shortName(type), key -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith("rustgrad.")) {
          names.add(shortName(target));
        }
      }
    }
    used.forEach((name, names) -> names.remove(name));
    return used;
  }

  private static String shortName(JavaClass type) {
    return type.getPackageName().substring("rustgrad.".length());
  }

  /** Kotlin on the class path reads what stands at a package, and not what stands at a module. */
  @Test
  void everyPackageIsNullMarked() throws IOException {
    Set<Path> unmarked = new TreeSet<>();
    for (String module : MODULES) {
      Path sources = Path.of("..", "rustgrad." + module, "src", "main", "java");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(PackagesTest::isCode).toList()) {
          Path info = file.resolveSibling("package-info.java");
          if (!Files.exists(info)
              || !Files.readString(info).contains("\n@org.jspecify.annotations.NullMarked")) {
            unmarked.add(info);
          }
        }
      }
    }
    assertTrue(unmarked.isEmpty(), () -> "without @NullMarked: " + unmarked);
  }

  /** The core is to be read in one sitting. */
  @Test
  void theCoreStaysSmall() throws IOException {
    long lines = 0;
    try (Stream<Path> files = Files.walk(Path.of("..", "rustgrad.core", "src", "main", "java"))) {
      for (Path file : files.filter(PackagesTest::isCode).toList()) {
        lines += Files.readAllLines(file).stream().filter(line -> !isBlankOrComment(line)).count();
      }
    }
    assertTrue(lines > 400 && lines <= MOST_LINES, "rustgrad.core has " + lines + " lines of code");
  }

  private static boolean isCode(Path file) {
    return file.toString().endsWith(".java") && !file.endsWith("module-info.java");
  }

  private static boolean isBlankOrComment(String line) {
    return line.matches("\\s*($|//.*|/?\\*.*)");
  }
}
