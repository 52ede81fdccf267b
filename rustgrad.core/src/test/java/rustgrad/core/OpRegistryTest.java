package rustgrad.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.api.Op;
import rustgrad.api.Value;

/** Discovery from a class loader whose list of providers each test writes. */
class OpRegistryTest {
  private static final String CUBE = "plugin.Cube";
  private static final String SECOND = "plugin.Second";
  private static final String BROKEN = "plugin.Broken";
  private static final String STATIC_FAILURE =
      "implements rustgrad.api.UnaryOp { static final int TABLE = Integer.parseInt(\"no table\");";

  @TempDir static Path classes;
  @TempDir Path directory;

  @BeforeAll
  static void compilePlugins() throws IOException {
    String source =
        """
        package plugin;
        public class %s implements rustgrad.api.UnaryOp {
          public %s() { %s }
          public String name() { %s }
          public double apply(double x) { return x * x * x; }
          public double partial(double x, double y) { return 3 * x * x; }
        }
        """;
    compile("Cube", source.formatted("Cube", "Cube", "", "return \"cube\";"));
    compile("Second", source.formatted("Second", "Second", "", "return \"cube\";"));
    compile("Nameless", source.formatted("Nameless", "Nameless", "", "return null;"));
    compile("Plus", source.formatted("Plus", "Plus", "", "return \"plus\";"));
    compile(
        "Thrower",
        source.formatted("Thrower", "Thrower", "", "throw new RuntimeException(\"no name\");"));
    compile(
        "Broken",
        source.formatted(
            "Broken",
            "Broken",
            "throw new IllegalStateException(\"no licence\");",
            "return \"cube\";"));
    compile("Spaced", source.formatted("Spaced", "Spaced", "", "return \"my cube\";"));
    compile(
        "Static",
        source
            .formatted("Static", "Static", "", "return \"cube\";")
            .replace("implements rustgrad.api.UnaryOp {", STATIC_FAILURE));
  }

  private static void compile(String name, String source) throws IOException {
    Path file = Files.writeString(classes.resolve(name + ".java"), source);
    String api = Op.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    int exit = javac.run(System.out, System.err, "-cp", api, "-d", "" + classes, "" + file);
    assertEquals(0, exit);
  }

  @Test
  void anOpOfAnotherClassLoaderIsFoundAndUsable() throws IOException {
    OpRegistry registry = providers(CUBE);
    Value x = Value.of(2.0);
    x.apply(registry.op("cube")).backward();
    assertEquals(12.0, x.grad());
  }

  @Test
  void twoProvidersOfOneNameAreAnErrorThatNamesBoth() throws IOException {
    OpRegistry registry = providers(CUBE, SECOND);
    String message =
        assertThrows(IllegalStateException.class, () -> registry.op("tanh")).getMessage();
    assertTrue(message.contains("'cube'"), message);
    assertTrue(message.contains("plugin.Cube on the class path"), message);
    assertTrue(message.contains("plugin.Second on the class path"), message);
    assertThrows(IllegalStateException.class, registry::ops);
  }

  @Test
  void aProviderThatFailsIsReportedAndTheOthersWork() throws IOException {
    OpRegistry registry = providers(BROKEN, "no.such.Op", CUBE);
    assertEquals(8.0, Value.of(2.0).apply(registry.op("cube")).item());
    List<String> failures = registry.failures();
    assertEquals(2, failures.size());
    assertTrue(failures.get(0).contains("plugin.Broken") && failures.get(0).contains("no licence"));
    assertTrue(failures.get(1).contains("no.such.Op"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> registry.op("square")).getMessage();
    assertTrue(message.contains("no.such.Op"), "an unknown op may be one that failed: " + message);
  }

  @Test
  void aNameThatIsMissingOrTakenByTheEngineIsAFailure() throws IOException {
    OpRegistry registry = providers("plugin.Nameless", "plugin.Plus", "plugin.Thrower", CUBE);
    assertEquals(8.0, Value.of(2.0).apply(registry.op("cube")).item());
    List<String> failures = registry.failures();
    assertEquals(3, failures.size());
    assertTrue(failures.get(0).contains("plugin.Nameless") && failures.get(0).contains("'null'"));
    assertTrue(failures.get(1).contains("plugin.Plus") && failures.get(1).contains("'plus'"));
    assertTrue(failures.get(2).contains("plugin.Thrower") && failures.get(2).contains("no name"));
  }

  @Test
  void aNameWithWhiteSpaceIsAFailure() throws IOException {
    List<String> failures = providers("plugin.Spaced").failures();
    assertEquals(1, failures.size());
    assertTrue(failures.get(0).contains("'my cube'; an op needs a name without white space"));
  }

  @Test
  void theFailureOfAStaticInitialiserNamesItsCause() throws IOException {
    List<String> failures = providers("plugin.Static").failures();
    assertEquals(1, failures.size());
    assertTrue(failures.get(0).contains("plugin.Static"), failures.get(0));
    assertTrue(failures.get(0).contains("NumberFormatException: For input string: \"no table\""));
  }

  @Test
  void aPathThatCannotBeSearchedIsOneFailureAndNoEndlessSearch() {
    ClassLoader unreadable =
        new ClassLoader(OpRegistryTest.class.getClassLoader()) {
          @Override
          protected Enumeration<URL> findResources(String name) throws IOException {
            throw new IOException("disk gone");
          }
        };
    List<String> failures = OpRegistry.load(unreadable).failures();
    assertEquals(1, failures.size());
    assertTrue(failures.get(0).contains("disk gone"), failures.get(0));
  }

  private OpRegistry providers(String... names) throws IOException {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.write(services.resolve("rustgrad.api.Op"), List.of(names));
    return OpRegistry.load(
        new URLClassLoader(
            new URL[] {url(directory), url(classes)}, OpRegistryTest.class.getClassLoader()));
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }
}
