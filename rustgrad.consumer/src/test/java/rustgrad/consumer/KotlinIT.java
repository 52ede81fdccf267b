package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of the page on Kotlin, and what the page says of null. */
class KotlinIT {
  private static final Pattern PROGRAM = Pattern.compile("(?s)```kotlin\\R(.*?)```");
  private static final Pattern PRINTED = Pattern.compile("println\\(.*// ([-\\dE.]+)");

  /** Where the build puts the compiler of Kotlin and its library. */
  private static final Path KOTLIN = Path.of("target", "kotlin");

  @TempDir Path directory;

  @Test
  void theProgramCompilesAndPrintsTheNumbersBesideIt() throws Exception {
    String program = matches(PROGRAM, Files.readString(Path.of("..", "docs", "kotlin.md"))).get(0);
    Jvm compiler = compile(program);
    assertEquals(0, compiler.exit(), compiler::toString);
    assertFalse(compiler.err().contains("Main.kt"), compiler::toString); // a warning
    Jars jars = Jars.packaged().with(library()).with(directory);
    String printed = Jvm.java("-cp", jars.toString(), "MainKt").output();
    List<String> promised = matches(PRINTED, program);
    assertEquals(6, promised.size());
    assertEquals(String.join("\n", promised), printed);
  }

  @Test
  void nullIsNoValue() throws Exception {
    Jvm compiler = compile("fun f(x: rustgrad.api.Value, y: rustgrad.api.Value?) = x.plus(y)");
    assertEquals(1, compiler.exit());
    assertTrue(compiler.err().contains("actual type is 'Value?'"), compiler::toString);
  }

  private Jvm compile(String program) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("Main.kt"), program);
    return Jvm.java(
        "-cp",
        KOTLIN.resolve("*").toString(),
        "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
        "-no-stdlib",
        "-no-reflect",
        "-jvm-target",
        "17",
        "-cp",
        Jars.packaged().with(library()).toString(),
        "-d",
        directory.toString(),
        file.toString());
  }

  private static Path library() throws IOException {
    try (Stream<Path> files = Files.list(KOTLIN)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("kotlin-stdlib-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }
}
