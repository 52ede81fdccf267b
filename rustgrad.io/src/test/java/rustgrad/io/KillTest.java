package rustgrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that is killed while it saves leaves a whole file, of this time or of the time before. */
class KillTest {
  private static final int KILLS = 20 * Integer.getInteger("rustgrad.samples", 1);
  private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

  @TempDir Path directory;

  @Test
  void theFileIsWholeWheneverItsWriterIsKilled() throws Exception {
    Path file = directory.resolve("m.safetensors");
    Random random = new Random(3);
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(file);
      assertEquals("saving", process.inputReader().readLine());
      TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * LONGEST_NANOS));
      process.destroyForcibly().waitFor();
      expectWhole(file);
    }
    System.out.printf("%d kills, %d of them within a save%n", KILLS, countFiles() - 1);
  }

  private static Process start(Path file) throws IOException {
    String classPath =
        Stream.of(
                Path.of("target", "test-classes").toString(),
                System.getProperty("jdk.module.path"),
                System.getProperty("java.class.path"))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(File.pathSeparator));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx200m",
            "-cp",
            classPath,
            SavingProgram.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void expectWhole(Path file) {
    SafeTensors contents = SafeTensors.read(file);
    double[] expected = new double[SavingProgram.SIZE];
    Arrays.fill(expected, Integer.parseInt(contents.metadata().get("saved")));
    assertArrayEquals(expected, contents.tensors().get("numbers").data());
  }

  /** The file, and what was left of others. */
  private long countFiles() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.count();
    }
  }
}
