package rustgrad.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.io.Models;
import rustgrad.nn.Predictor;

/**
 * The program of docs/spark.md, submitted as the page says, prints the numbers beside it, and the
 * same in threads and on executors.
 */
@Timeout(300)
class SparkDocumentTest {
  private static final Path PAGE = Path.of("..", "docs", "spark.md");
  private static final Path IRIS = Path.of("..", "docs", "iris.csv");

  @TempDir Path directory;

  @Test
  void theProgramPrintsTheNumbersBesideItAndSavesItsModel() throws Exception {
    String program = matches("(?s)```java\\R(.*?)```").get(0);
    assertTrue(program.lines().filter(line -> line.startsWith("    ")).count() <= 25);
    List<String> promised =
        Pattern.compile("println\\(.*// ([-\\dE.]+)")
            .matcher(program)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertEquals(2, promised.size());
    Path classes = compiled(program);
    List<Path> ours = classPath().stream().filter(LocalSpark::isOurs).toList();

    List<Path> all = new ArrayList<>(ours);
    all.add(classes);
    Path threads = directory.resolve("threads.safetensors");
    assertEquals(promised, submit("local[2]", jar("all", all), List.of(), threads));

    List<Path> jars = new ArrayList<>();
    for (Path entry : ours) {
      jars.add(jar("jar" + jars.size(), List.of(entry)));
    }
    Path executors = directory.resolve("executors.safetensors");
    Path own = jar("iris", List.of(classes));
    assertEquals(promised, submit("local-cluster[2,1,1024]", own, jars, executors));
    assertArrayEquals(Files.readAllBytes(threads), Files.readAllBytes(executors));
    Predictor iris = Models.load(threads);
    assertEquals("setosa", iris.className(5.1, 3.5, 1.4, 0.2));
  }

  private static List<String> matches(String pattern) throws IOException {
    Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(PAGE));
    return matcher.results().map(match -> match.group(1)).toList();
  }

  private static List<Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  private Path compiled(String program) throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    Path source = Files.writeString(directory.resolve("Iris.java"), program);
    String path = System.getProperty("java.class.path");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", path, "-d", classes.toString(), source.toString());
    assertEquals(0, result);
    return classes;
  }

  /** All that is in folders and jars, with merged services. */
  private Path jar(String name, List<Path> entries) throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (Path entry : entries) {
      add(contents, entry);
    }
    Path jar = directory.resolve(name + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return jar;
  }

  private static void add(Map<String, byte[]> contents, Path folderOrJar) throws IOException {
    if (Files.isDirectory(folderOrJar)) {
      addFolder(contents, folderOrJar);
      return;
    }
    try (var files = java.nio.file.FileSystems.newFileSystem(folderOrJar)) {
      addFolder(contents, files.getPath("/"));
    }
  }

  private static void addFolder(Map<String, byte[]> contents, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(
              file -> {
                String name = folder.relativize(file).toString().replace('\\', '/');
                contents.merge(name, bytes(file), (a, b) -> merged(name, a, b));
              });
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] merged(String name, byte[] a, byte[] b) {
    return name.startsWith("META-INF/services/")
        ? (new String(a) + "\n" + new String(b)).getBytes()
        : a;
  }

  /** What the program prints: this is what bin/spark-submit runs. */
  private List<String> submit(String master, Path jar, List<Path> jars, Path model)
      throws Exception {
    String spark =
        String.join(
            File.pathSeparator,
            classPath().stream()
                .filter(entry -> !LocalSpark.isOurs(entry) && !Files.isDirectory(entry))
                .map(Path::toString)
                .toList());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("spark.opens").trim().split("\\s+")));
    command.addAll(List.of("-cp", spark, "org.apache.spark.deploy.SparkSubmit"));
    command.addAll(List.of("--master", master, "--class", "Iris"));
    LocalSpark.settings()
        .forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
    if (!jars.isEmpty()) {
      String all = jars.stream().map(Path::toString).collect(Collectors.joining(","));
      command.addAll(List.of("--jars", all));
    }
    command.addAll(List.of(jar.toString(), IRIS.toString(), model.toString()));
    Path output = directory.resolve("output");
    Path errors = directory.resolve("errors");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      assertEquals(0, process.waitFor(), () -> new String(bytes(errors)));
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllLines(output);
  }
}
