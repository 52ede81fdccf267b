package rustgrad.consumer;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rustgrad.draw.Drawing;
import rustgrad.io.Models;
import rustgrad.onnx.OnnxExport;
import rustgrad.testkit.OpConformance;

/** What the packaged modules require, export and provide. */
class ModulesIT {
  private static final String SERVICES = "META-INF/services/";

  private static final Map<String, ModuleReference> MODULES =
      ModuleFinder.of(Jars.LIB).findAll().stream()
          .filter(module -> module.descriptor().name().startsWith("rustgrad."))
          .collect(toMap(module -> module.descriptor().name(), Function.identity()));

  @Test
  void atRunTimeTheModulesRequireOnlyTheJdkBaseEachOtherAndAsm() {
    assertEquals(
        Map.of(
            "rustgrad.api", Set.of("java.base"),
            "rustgrad.ops", Set.of("java.base", "rustgrad.api"),
            "rustgrad.core", Set.of("java.base", "rustgrad.api"),
            "rustgrad.program", Set.of("java.base", "rustgrad.core", "org.objectweb.asm"),
            "rustgrad.rows", Set.of("java.base", "rustgrad.program", "org.objectweb.asm"),
            "rustgrad.nn", Set.of("java.base", "rustgrad.rows"),
            "rustgrad.consumer", Set.of("java.base", "rustgrad.nn")),
        ofEachModule(module -> requires(module, false)));
  }

  /** The testkit is a dependency of tests alone, and so not among the modules above. */
  @Test
  void theTestkitRequiresRowsAndJUnit() throws URISyntaxException {
    ModuleDescriptor module = moduleOf(OpConformance.class, "rustgrad.testkit");
    assertEquals(
        Set.of("java.base", "rustgrad.rows", "org.junit.jupiter.api"), requires(module, false));
    assertEquals(Set.of("org.jspecify"), requires(module, true));
    assertEquals(Set.of("rustgrad.testkit"), exports(module, false));
  }

  /** So is rustgrad.onnx, which the program does not use. */
  @Test
  void onnxRequiresModelsFilesAndProtobuf() throws URISyntaxException {
    ModuleDescriptor module = moduleOf(OnnxExport.class, "rustgrad.onnx");
    assertEquals(
        Set.of("java.base", "rustgrad.nn", "rustgrad.io", "com.google.protobuf"),
        requires(module, false));
    assertEquals(Set.of("org.jspecify"), requires(module, true));
    assertEquals(Set.of("rustgrad.onnx"), exports(module, false));
    assertEquals(Set.of(), exports(module, true));
  }

  @Test
  void drawingsRequireTheContractAloneAndDrawMoreWhereItIsThere() throws URISyntaxException {
    ModuleDescriptor module = moduleOf(Drawing.class, "rustgrad.draw");
    assertEquals(Set.of("java.base", "rustgrad.api"), requires(module, false));
    assertEquals(Set.of("org.jspecify", "rustgrad.nn", "rustgrad.program"), requires(module, true));
    assertEquals(
        Set.of("rustgrad.draw", "rustgrad.draw.network", "rustgrad.draw.program"),
        exports(module, false));
    assertEquals(Set.of(), exports(module, true));
  }

  @Test
  void filesRequireModelsJacksonAndFastCsv() throws URISyntaxException {
    ModuleDescriptor module = moduleOf(Models.class, "rustgrad.io");
    assertEquals(
        Set.of("java.base", "rustgrad.nn", "com.fasterxml.jackson.core", "de.siegmar.fastcsv"),
        requires(module, false));
    assertEquals(Set.of("org.jspecify"), requires(module, true));
    assertEquals(Set.of("rustgrad.io"), exports(module, false));
    assertEquals(Set.of("rustgrad.io.file"), exports(module, true));
  }

  private static ModuleDescriptor moduleOf(Class<?> type, String name) throws URISyntaxException {
    Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    return ModuleFinder.of(jar).find(name).orElseThrow().descriptor();
  }

  @Test
  void onlyTheAnnotationsOfJSpecifyAreNeededToCompile() {
    assertEquals(
        Set.of("org.jspecify"),
        MODULES.values().stream()
            .flatMap(module -> requires(module.descriptor(), true).stream())
            .collect(toSet()));
  }

  @Test
  void eachExportsThePackageOfItsNameTheContractItsSpiAndTheOpsNothing() {
    assertEquals(
        Map.of(
            "rustgrad.api", Set.of("rustgrad.api", "rustgrad.api.spi"),
            "rustgrad.ops", Set.of(),
            "rustgrad.core", Set.of("rustgrad.core"),
            "rustgrad.program", Set.of("rustgrad.program"),
            "rustgrad.rows", Set.of("rustgrad.rows"),
            "rustgrad.nn", Set.of("rustgrad.nn"),
            "rustgrad.consumer", Set.of()),
        ofEachModule(module -> exports(module, false)));
  }

  @Test
  void onlyTheOthersOfTheHouseSeeMore() {
    assertEquals(
        Map.of(
            "rustgrad.api", Set.of(),
            "rustgrad.ops", Set.of("rustgrad.ops"),
            "rustgrad.core", Set.of(),
            "rustgrad.program",
                Set.of(
                    "rustgrad.program.exec",
                    "rustgrad.program.ir",
                    "rustgrad.program.pass",
                    "rustgrad.program.path"),
            "rustgrad.rows", Set.of("rustgrad.rows.kernel"),
            "rustgrad.nn", Set.of(),
            "rustgrad.consumer", Set.of()),
        ofEachModule(module -> exports(module, true)));
  }

  private static Set<String> exports(ModuleDescriptor module, boolean qualified) {
    return module.exports().stream()
        .filter(exports -> exports.isQualified() == qualified)
        .map(Exports::source)
        .collect(toSet());
  }

  @Test
  void theClassPathFindsTheProvidersOfTheModulePath() throws IOException {
    for (ModuleReference module : MODULES.values()) {
      Map<String, List<String>> provides =
          module.descriptor().provides().stream()
              .collect(toMap(Provides::service, Provides::providers));
      assertEquals(provides, services(module), module.descriptor().name());
    }
  }

  private static <T> Map<String, T> ofEachModule(Function<ModuleDescriptor, T> property) {
    return MODULES.values().stream()
        .map(ModuleReference::descriptor)
        .collect(toMap(ModuleDescriptor::name, property));
  }

  private static Set<String> requires(ModuleDescriptor module, boolean onlyToCompile) {
    return module.requires().stream()
        .filter(r -> r.modifiers().contains(Requires.Modifier.STATIC) == onlyToCompile)
        .map(Requires::name)
        .collect(toSet());
  }

  /** The lines of each file of META-INF/services. */
  private static Map<String, List<String>> services(ModuleReference module) throws IOException {
    try (ModuleReader reader = module.open();
        Stream<String> files = reader.list()) {
      return files
          .filter(file -> file.startsWith(SERVICES) && !file.endsWith("/"))
          .collect(toMap(file -> file.substring(SERVICES.length()), file -> lines(reader, file)));
    }
  }

  private static List<String> lines(ModuleReader reader, String file) {
    try (InputStream stream = reader.open(file).orElseThrow()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
