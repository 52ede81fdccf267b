package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image of the program and the part of the JDK that it needs. */
class JlinkIT {
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @TempDir Path directory;

  @BeforeAll
  static void theJdkCanLink() throws Exception {
    assumeTrue(ToolProvider.findFirst("jlink").isPresent(), "this JDK has no jlink");
    assumeTrue(
        Files.isDirectory(JDK.resolve("jmods"))
            || Jvm.tool(JDK, "jlink", "--help").out().contains("run-time image enabled"),
        "this JDK has no modules to link");
  }

  @Test
  void anImageWithTheOpsNamedRunsLikeTheJars() throws Exception {
    Path image = link("rustgrad.nn,rustgrad.ops,rustgrad.consumer");
    assertEquals(
        Launch.MODULE_PATH.consumer(Jars.packaged()).output(),
        Jvm.tool(image, "java", "-m", "rustgrad.consumer").output());
  }

  @Test
  void anImageWithoutThemSaysWhatIsMissing() throws Exception {
    Path image = link("rustgrad.nn,rustgrad.consumer");
    String message = Jvm.tool(image, "java", "-m", "rustgrad.consumer").exception();
    assertTrue(message.contains("unknown op 'tanh'; found: mish; "), message);
    assertTrue(message.contains("rustgrad.ops"), message);
  }

  private Path link(String modules) throws Exception {
    Path image = directory.resolve("image");
    Jvm jlink =
        Jvm.tool(
            JDK,
            "jlink",
            "--module-path",
            Jars.LIB.toString(),
            "--add-modules",
            modules,
            "--output",
            image.toString());
    assertEquals(0, jlink.exit(), jlink::toString);
    return image;
  }
}
