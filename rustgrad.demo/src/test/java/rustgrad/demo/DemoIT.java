package rustgrad.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.io.Models;

/** Runs the packaged demo as its users do: {@code java -p target/app -m rustgrad.demo}. */
@Timeout(60)
class DemoIT {
  private static final String APP = System.getProperty("app.directory");
  private static final Pattern FILE_OF_OP =
      Pattern.compile("(?s)`(my\\.ops/[^`]+)`:\\R\\R```java\\R(.*?)```");

  @TempDir Path directory;

  @Test
  void aRunWithoutADisplayPrintsLinesAndWritesBothPictures() throws Exception {
    Process process = demo("--headless", "--steps", "5");

    assertEquals(
        List.of("Two moons:", "step 1/5", "step 2/5", "step 3/5", "step 4/5", "step 5/5"),
        starts(output(process).subList(0, 6)));
    assertEndedWell(process);
    assertEquals(List.of("loss.png", "moons.png"), written());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 132})
  @EnabledOnOs(OS.LINUX)
  void aTerminalSeesABarThatFitsAndNoWarnings(int columns) throws Exception {
    Path script = Path.of("/usr/bin/script");
    assumeTrue(Files.isExecutable(script), "makes a terminal");
    String demo = String.join(" ", builder(APP, "--headless", "--steps", "5").command());
    String line = "stty cols %d; %s".formatted(columns, demo);
    ProcessBuilder builder = new ProcessBuilder(script.toString(), "-qec", line, "/dev/null");
    builder.environment().put("TERM", "xterm");
    builder.environment().remove("COLUMNS");

    Process process = builder.start();

    List<String> output = output(process);
    assertEndedWell(process);
    List<String> bars = output.stream().filter(text -> text.matches(" *\\d+% .*")).toList();
    assertTrue(bars.stream().allMatch(bar -> bar.length() == columns - 1), output::toString);
    assertTrue(
        bars.get(bars.size() - 1).matches(" *100% \\[=+] 5/5  0:00 left.*"), output::toString);
    assertTrue(output.stream().noneMatch(text -> text.startsWith("step")), output::toString);
    assertTrue(output.stream().noneMatch(text -> text.contains("WARN")), output::toString);
  }

  @Test
  void anUnreachableDisplayIsNone() throws Exception {
    ProcessBuilder builder = builder(APP, "--steps", "5");
    builder.environment().put("DISPLAY", ":99");

    assertEndedWell(builder.start());

    assertEquals(List.of("loss.png", "moons.png"), written());
  }

  @Test
  void aBadOptionIsExitCodeTwo() throws Exception {
    Process process = demo("--steps", "none");

    assertEquals(2, process.waitFor());
    assertEquals(List.of(), output(process));
    assertEquals(1, errors(process).size());
    assertEquals(List.of(), written());
  }

  @Test
  void opsAreListedWithTheirModules() throws Exception {
    Process process = demo("--ops");

    assertTrue(output(process).contains("tanh           1       rustgrad.ops"));
    assertEndedWell(process);
  }

  @Test
  void anOpOfAPluginCanBeTheActivation() throws Exception {
    String path = APP + File.pathSeparator + compilePlugin();

    Process list = builder(path, "--ops").start();
    assertTrue(output(list).contains("softsign       1       my.ops"));
    assertEndedWell(list);
    assertEndedWell(
        builder(path, "--headless", "--steps", "5", "--activation", "softsign").start());
    Process export = builder(path, "--activation", "softsign", "--onnx", file("o")).start();
    assertEquals(2, export.waitFor());
    assertEquals(List.of(), output(export), "that ONNX has no such op is told before the training");
    assertTrue(errors(export).get(0).contains("softsign"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // where it is killed instead
  void aRunThatIsStoppedWritesWhatItHas() throws Exception {
    Process process = longRun(List.of());

    process.toHandle().destroy(); // which leaves its output open

    assertStoppedWith(143, process);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void ctrlCEndsTheTrainingAndWritesWhatThereIs() throws Exception {
    // Whoever runs the tests in the background may have told its processes to ignore this signal.
    List<String> listening = List.of("env", "--default-signal=INT");
    assumeTrue(
        new ProcessBuilder("env", "--default-signal=INT", "true").start().waitFor() == 0,
        "an env that can tell them to listen again");
    Process process = longRun(listening);

    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();

    assertStoppedWith(130, process);
  }

  /** A run that has taken steps, and would take some seconds more. */
  private Process longRun(List<String> prefix) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        builder(APP, "--headless", "--steps", "100000", "--save", file("m"), "--onnx", file("o"))
            .command());
    command.addAll(List.of("--network", file("n.png"), "--graph", file("g.png")));
    Process process = new ProcessBuilder(command).start();
    BufferedReader reader = process.inputReader();
    while (!reader.readLine().startsWith("step ")) {}
    return process;
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private void assertStoppedWith(int code, Process process) throws Exception {
    List<String> output = output(process);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
    assertEquals(List.of(), errors(process));
    assertEquals(code, process.exitValue());
    String stopped = output.stream().filter(line -> !line.startsWith("step ")).findFirst().get();
    assertTrue(stopped.matches("stopped after \\d+ of 100000 steps: loss .*"), stopped);
    assertEquals(List.of("g.png", "loss.png", "m", "moons.png", "n.png", "o"), written());
    for (String name : List.of("g.png", "loss.png", "moons.png", "n.png")) {
      assertNotNull(ImageIO.read(directory.resolve(name).toFile()), name);
    }
    assertEquals(1, Models.load(directory.resolve("m")).outputs());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50, 100, 150, 200, 300})
  @DisabledOnOs(OS.WINDOWS)
  void aRunThatIsStoppedWhileWritingWritesAllPictures(int milliseconds) throws Exception {
    Process process = demo("--headless", "--steps", "1");
    BufferedReader reader = process.inputReader();
    while (!reader.readLine().startsWith("after")) {}

    Thread.sleep(milliseconds);
    process.destroy();
    process.waitFor();

    assertEquals(List.of("loss.png", "moons.png"), written());
    for (String name : written()) {
      assertNotNull(ImageIO.read(directory.resolve(name).toFile()), name);
    }
  }

  private Process demo(String... args) throws IOException {
    return builder(APP, args).start();
  }

  private ProcessBuilder builder(String modulePath, String... args) {
    List<String> arguments = new ArrayList<>(List.of("-p", modulePath));
    arguments.addAll(List.of("-m", "rustgrad.demo", "--out", directory.toString()));
    arguments.addAll(List.of(args));
    return Tool.java(arguments.toArray(String[]::new));
  }

  /** The module with an op that the README shows, and where it is compiled to. */
  private Path compilePlugin() throws Exception {
    Path modules = directory.resolve("out");
    List<String> arguments =
        new ArrayList<>(List.of("-p", APP, "-d", modules.resolve("my.ops").toString()));
    Matcher file = FILE_OF_OP.matcher(Files.readString(Path.of("..", "README.md")));
    while (file.find()) {
      Path source = directory.resolve(file.group(1));
      Files.createDirectories(source.getParent());
      arguments.add(Files.writeString(source, file.group(2)).toString());
    }
    Process compiler = Tool.javac(arguments.toArray(String[]::new)).start();
    assertEquals(0, compiler.waitFor(), () -> errors(compiler).toString());
    return modules;
  }

  private static void assertEndedWell(Process process) throws InterruptedException {
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
    assertEquals(List.of(), errors(process));
    assertEquals(0, process.exitValue());
  }

  private static List<String> output(Process process) {
    return process.inputReader().lines().toList();
  }

  private static List<String> errors(Process process) {
    return process.errorReader().lines().toList();
  }

  /** The first two words of each line. */
  private static List<String> starts(List<String> lines) {
    return lines.stream().map(line -> line.replaceFirst("^(\\S+ \\S+).*", "$1")).toList();
  }

  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
