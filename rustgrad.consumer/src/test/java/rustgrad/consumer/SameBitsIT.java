package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Training, sums in parts and functions of sums have the same bits whatever runs them, in JVMs of
 * their own: with C2, without which rustgrad.simd declines.
 */
class SameBitsIT {
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  /** Where the build puts the jar of rustgrad.simd. */
  private static final Path SIMD = Path.of("target", "simd");

  private static final Path OTHER_JDKS = Path.of("/usr/lib/jvm");
  private static final int HASHES = 6;

  /** Each JVM begins with another number of threads, which runs while the code is cold. */
  @Test
  void threadsVectorsAndJdksChangeNoBit() throws Exception {
    Set<String> different = new TreeSet<>();
    List<String> threads = Arrays.asList("1", "2", "3", "7");
    for (Path jdk : jdks()) {
      for (boolean simd : new boolean[] {false, true}) {
        List<String> lines = fingerprint(jdk, simd, threads).out().lines().toList();
        int hashes = HASHES * threads.size();
        assertEquals(hashes + 1, lines.size(), lines::toString);
        assertTrue(lines.get(hashes).contains("plain Java") || simd, lines.get(hashes));
        for (int i = 0; i < hashes; i += HASHES) {
          different.add(lines.subList(i, i + HASHES).toString());
        }
        Collections.rotate(threads, -1);
      }
    }
    assertEquals(1, different.size(), different::toString);
  }

  private static Jvm fingerprint(Path jdk, boolean simd, List<String> threads) throws Exception {
    List<String> command = new ArrayList<>();
    command.add("-p");
    command.add(Jars.LIB + (simd ? File.pathSeparator + SIMD : ""));
    command.addAll(List.of("-m", "rustgrad.consumer/rustgrad.consumer.Fingerprint"));
    command.addAll(threads);
    Jvm jvm = Jvm.tool(jdk, "java", command.toArray(String[]::new));
    assertEquals(0, jvm.exit(), jvm::err);
    return jvm;
  }

  @Test
  void aPropertySwitchesTheVectorsOff() throws Exception {
    Jvm jvm =
        Jvm.tool(
            JDK,
            "java",
            "-Drustgrad.simd=off",
            "-p",
            Jars.LIB + File.pathSeparator + SIMD,
            "-m",
            "rustgrad.consumer/rustgrad.consumer.Fingerprint");
    assertTrue(jvm.out().endsWith("plain Java)"), jvm.out());
  }

  @Test
  void onTheClassPathWithoutTheIncubatorModuleTheyDeclineWithOneLine() throws Exception {
    String jars = Jars.LIB + "/*" + File.pathSeparator + SIMD + "/*";
    Jvm jvm = Jvm.tool(JDK, "java", "-cp", jars, "rustgrad.consumer.Fingerprint");
    assertEquals(0, jvm.exit(), jvm::err);
    assertTrue(jvm.out().endsWith("plain Java)"), jvm.out());
    assertEquals(
        1,
        jvm.err().lines().filter(line -> line.contains("jdk.incubator.vector")).count(),
        jvm::err);
  }

  /** This JDK, and others that are installed where Debian puts them. */
  private static List<Path> jdks() throws IOException {
    List<Path> jdks = new ArrayList<>(List.of(JDK.toRealPath()));
    if (Files.isDirectory(OTHER_JDKS)) {
      try (Stream<Path> others = Files.list(OTHER_JDKS)) {
        for (Path other : others.toList()) {
          if (feature(other) >= 17 && !jdks.contains(other.toRealPath())) {
            jdks.add(other.toRealPath());
          }
        }
      }
    }
    return jdks;
  }

  /** The version of Java of a JDK, or 0 if it is none. */
  private static int feature(Path jdk) throws IOException {
    if (!Files.isExecutable(jdk.resolve("bin/java")) || !Files.exists(jdk.resolve("release"))) {
      return 0;
    }
    return Files.readAllLines(jdk.resolve("release")).stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .mapToInt(line -> Runtime.Version.parse(line.replaceAll(".*\"(.*)\".*", "$1")).feature())
        .findFirst()
        .orElse(0);
  }
}
