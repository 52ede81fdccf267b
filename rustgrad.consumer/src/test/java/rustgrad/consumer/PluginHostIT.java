package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that loads an op while it runs, from a jar that is on no path. */
class PluginHostIT {
  private static final String IMPORTS =
      """
      import java.lang.module.Configuration;
      import java.lang.module.ModuleFinder;
      import java.nio.file.Path;
      import java.util.Set;
      import rustgrad.api.Value;
      import rustgrad.core.OpRegistry;
      """;

  private static final String HOST =
      """
      ModuleLayer boot = ModuleLayer.boot();
      Configuration plugins =
          boot.configuration().resolve(
              ModuleFinder.of(Path.of(args[0])), ModuleFinder.of(), Set.of("my.ops"));
      OpRegistry registry =
          OpRegistry.load(
              boot.defineModulesWithOneLoader(plugins, ClassLoader.getSystemClassLoader()));
      Value x = Value.of(2.0);
      Value y = x.apply(registry.op("cube"));
      y.backward();
      System.out.println("y = " + y.item());
      System.out.println("dy/dx = " + x.grad());
      System.out.println("tanh(0) = " + Value.of(0).apply(registry.op("tanh")).item());
      System.out.println("origin = " + OpRegistry.origin(registry.op("cube")));
      """;

  @TempDir Path directory;

  @Test
  void anOpOfALaterLayerWorks() throws Exception {
    Path host =
        SmallModule.app(
            Files.createDirectory(directory.resolve("host")), "rustgrad.core", IMPORTS, HOST);
    Path plugin = SmallModule.cube(Files.createDirectory(directory.resolve("plugin")), "cube");
    Jars jars = Jars.packaged().with(host);
    assertEquals(
        """
        y = 8.0
        dy/dx = 12.0
        tanh(0) = 0.0
        origin = my.ops.Cube in module my.ops""",
        Launch.MODULE_PATH.main("app", "app.Main", jars, plugin.toString()).output());
  }
}
