package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/** Compiles and packs modules that a test writes down as text. */
final class SmallModule {
  private SmallModule() {}

  /** The jar of a module that provides the op my.ops.Cube, x^3, under a name of one's choice. */
  static Path cube(Path directory, String name) throws IOException {
    return cube(directory, name, "");
  }

  /** The same with statements in the op's constructor. */
  static Path cube(Path directory, String name, String constructor) throws IOException {
    String op =
        """
        package my.ops;
        public final class Cube implements rustgrad.api.UnaryOp {
          public Cube() { %s }
          public String name() { return "%s"; }
          public double apply(double x) { return x * x * x; }
          public double partial(double x, double y) { return 3 * x * x; }
        }
        """
            .formatted(constructor, name);
    String module =
        """
        module my.ops {
          requires rustgrad.api;
          provides rustgrad.api.Op with my.ops.Cube;
        }
        """;
    return jar(
        directory,
        Jars.LIB.toString(),
        Map.of(
            "module-info.java", module,
            "my/ops/Cube.java", op,
            "META-INF/services/rustgrad.api.Op", "my.ops.Cube\n"));
  }

  /** The jar of a module with the class app.Main, whose body is given. */
  static Path app(Path directory, String requires, String imports, String body) throws IOException {
    return app(directory, Jars.LIB.toString(), requires, imports, body);
  }

  /** The same, compiled with this module path. */
  static Path app(Path directory, String path, String requires, String imports, String body)
      throws IOException {
    String main =
        """
        package app;
        %s
        public final class Main {
          public static void main(String[] args) {
            %s
          }
        }
        """
            .formatted(imports, body);
    String module = "module app { requires " + requires + "; }";
    return jar(directory, path, Map.of("module-info.java", module, "app/Main.java", main));
  }

  private static Path jar(Path directory, String path, Map<String, String> files)
      throws IOException {
    Path jar = directory.resolve("module.jar");
    Path sources = directory.resolve("sources");
    Path classes = directory.resolve("classes");
    List<String> javac = new ArrayList<>(List.of("-p", path, "-d", classes.toString()));
    for (Map.Entry<String, String> entry : files.entrySet()) {
      boolean compiled = entry.getKey().endsWith(".java");
      Path file = (compiled ? sources : classes).resolve(entry.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, entry.getValue());
      if (compiled) {
        javac.add(file.toString());
      }
    }
    run("javac", javac);
    run("jar", List.of("-c", "-f", jar.toString(), "-C", classes.toString(), "."));
    return jar;
  }

  private static void run(String tool, List<String> arguments) {
    int exit =
        ToolProvider.findFirst(tool)
            .orElseThrow()
            .run(System.out, System.err, arguments.toArray(String[]::new));
    assertEquals(0, exit, tool + " " + arguments);
  }
}
