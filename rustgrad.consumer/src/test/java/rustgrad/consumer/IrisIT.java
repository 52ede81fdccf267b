package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of docs/models.md train, save and load a model as the page says. */
class IrisIT {
  private static final Path DOCS = Path.of("..", "docs");

  /** Where the build puts the modules of files, which are no part of what this module needs. */
  private static final Path FILES = Path.of("target", "files");

  @TempDir Path directory;

  @Test
  void aTableBecomesAFileThatAnotherJvmLoads() throws Exception {
    String page = Files.readString(DOCS.resolve("models.md"));
    List<String> programs = blocks(page, "java");
    List<String> printed = blocks(page, "text");
    Files.createDirectory(directory.resolve("docs"));
    Files.copy(DOCS.resolve("iris.csv"), directory.resolve("docs/iris.csv"));

    assertEquals(printed.get(0), run("Iris.java", programs.get(0)));
    assertEquals(printed.get(1), run("Service.java", programs.get(1)));
    String probability = printed.get(1).substring(printed.get(1).lastIndexOf('\n') + 1);
    // PyTorch and ONNX Runtime round the last digit otherwise.
    assertTrue(page.contains("`" + probability.substring(0, 15)), probability);
  }

  private static List<String> blocks(String page, String language) {
    return Pattern.compile("(?s)```" + language + "\\R(.*?)\\R```")
        .matcher(page)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private String run(String name, String program) throws IOException, InterruptedException {
    Files.writeString(directory.resolve(name), program);
    String classPath =
        Jars.LIB.toAbsolutePath().resolve("*")
            + File.pathSeparator
            + FILES.toAbsolutePath().resolve("*");
    ProcessBuilder builder = new ProcessBuilder(Jvm.javaCommand("-cp", classPath, name));
    Jvm jvm = Jvm.run(builder.directory(directory.toFile()));
    // What it says on the error stream is not looked at: protobuf makes later JVMs warn.
    assertEquals(0, jvm.exit(), jvm.err());
    return jvm.out();
  }
}
