package rustgrad.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packaged demo serves the page in its jar. Whether this build has the real one or not, the jar
 * is given a page here, or none.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebIT {
  private static final Path APP = Path.of(System.getProperty("app.directory"));
  private static final Pattern ADDRESS =
      Pattern.compile("the playground is at (http://\\S+/) until Ctrl-C");
  private static final Map<String, String> PAGE =
      Map.of(
          "index.html", "<!DOCTYPE html><title>\u00e9</title>",
          "playground.js", "main = () => 1",
          "style.css", "body {}");

  @TempDir static Path directory;

  private final List<Process> started = new ArrayList<>();
  private URI page = URI.create("");

  @BeforeAll
  void serve() throws IOException {
    page = serve(PAGE);
  }

  @AfterAll
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void theFilesOfThePageAreServed() throws Exception {
    assertServed("index.html", "text/html; charset=utf-8", page);
    assertServed("index.html", "text/html; charset=utf-8", page.resolve("?query"));
    assertServed("index.html", "text/html; charset=utf-8", page.resolve("index.html"));
    assertServed("playground.js", "text/javascript; charset=utf-8", page.resolve("playground.js"));
    assertServed("style.css", "text/css; charset=utf-8", page.resolve("style.css"));
  }

  private static void assertServed(String name, String type, URI address) throws IOException {
    String expected = PAGE.get(name);
    for (String method : List.of("GET", "HEAD")) {
      HttpURLConnection answer = ask(method, address);
      assertEquals(200, answer.getResponseCode());
      assertEquals(type, answer.getContentType());
      assertEquals(expected.getBytes(StandardCharsets.UTF_8).length, answer.getContentLength());
      assertEquals(
          method.equals("GET") ? expected : "",
          new String(answer.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/other.html",
        "/playground/index.html",
        "/META-INF/MANIFEST.MF",
        "/rustgrad/demo/Main.class",
        "//index.html",
        "/../module-info.class",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/module-info.class",
        "/style.css/",
        "/index.html%00.css"
      })
  void nothingElseIs(String path) throws Exception {
    try (Socket socket = new Socket(page.getHost(), page.getPort())) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  void nothingElseIsDone(String method) throws Exception {
    HttpURLConnection answer = ask(method, page);
    assertEquals(405, answer.getResponseCode());
    assertEquals("GET, HEAD", answer.getHeaderField("Allow"));
  }

  @Test
  void otherMachinesAreNotServed() throws Exception {
    assertTrue(InetAddress.getByName(page.getHost()).isLoopbackAddress());
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();
    assumeTrue(!others.isEmpty(), "this machine is on no network");
    for (InetAddress other : others) {
      assertThrows(ConnectException.class, () -> new Socket(other, page.getPort()).close());
    }
  }

  @Test
  void thePortCanBeChosenIfItIsFree() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
      assertFails("--port " + port + ": ", PAGE, "--port", String.valueOf(port));
    }
    assertEquals(port, serve(PAGE, "--port", String.valueOf(port)).getPort());
  }

  @Test
  void aBuildWithoutThePageSaysHowToMakeIt() throws Exception {
    assertFails("mvn -q -Pplayground package -DskipTests", Map.of());
  }

  private static void assertFails(String message, Map<String, String> page, String... options)
      throws Exception {
    Process process = start(appWith(page), options);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
    List<String> errors = process.errorReader().lines().toList();
    assertEquals(1, errors.size(), errors::toString);
    assertTrue(errors.get(0).contains(message), errors.get(0));
    assertEquals(2, process.exitValue());
    assertEquals(List.of(), process.inputReader().lines().toList());
  }

  /** As the other runs of the demo do that are told to stop. */
  @Test
  @DisabledOnOs(OS.WINDOWS) // where it is killed instead
  void itEndsWhenItIsToldTo() throws Exception {
    URI address = serve(PAGE);
    Process server = started.get(started.size() - 1);
    server.toHandle().destroy();
    assertTrue(server.waitFor(30, TimeUnit.SECONDS), "still running");
    assertEquals(143, server.exitValue());
    assertEquals(List.of(), server.errorReader().lines().toList());
    assertThrows(ConnectException.class, () -> ask("GET", address).getResponseCode());
  }

  @Test
  void thePageOfThisBuildIsServedWhole() throws Exception {
    try (FileSystem jar = FileSystems.newFileSystem(jar())) {
      Path files = jar.getPath("playground");
      assumeTrue(Files.exists(files), "the page is built by mvn -Pplayground");
      assertEquals(PAGE.keySet(), names(files));
      URI address = address(start(APP.toString()));
      for (String name : names(files)) {
        assertArrayEquals(
            Files.readAllBytes(files.resolve(name)),
            ask("GET", address.resolve(name)).getInputStream().readAllBytes());
      }
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static HttpURLConnection ask(String method, URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestMethod(method);
    return connection;
  }

  /** Serves this page; returns the address that is printed. */
  private URI serve(Map<String, String> page, String... options) throws IOException {
    return address(start(appWith(page), options));
  }

  private URI address(Process process) throws IOException {
    started.add(process);
    String line = process.inputReader().readLine();
    Matcher address = ADDRESS.matcher(String.valueOf(line));
    assertTrue(address.matches(), line);
    return URI.create(address.group(1));
  }

  private static Process start(String modules, String... options) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(java, "-p", modules, "-m", "rustgrad.demo", "--web", "--headless");
    return new ProcessBuilder(Stream.concat(command.stream(), Stream.of(options)).toList()).start();
  }

  /** The module path with this page, and no other, in a copy of the demo's jar. */
  private static String appWith(Map<String, String> page) throws IOException {
    Path original = jar();
    Path copy = Files.createTempDirectory(directory, "app").resolve(original.getFileName());
    Files.copy(original, copy);
    try (FileSystem jar = FileSystems.newFileSystem(copy)) {
      Path folder = Files.createDirectories(jar.getPath("playground"));
      for (String name : PAGE.keySet()) {
        Files.deleteIfExists(folder.resolve(name));
        if (page.containsKey(name)) {
          Files.writeString(folder.resolve(name), page.get(name));
        }
      }
    }
    return copy.getParent() + File.pathSeparator + APP;
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(APP)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("rustgrad.demo-"))
          .findFirst()
          .orElseThrow();
    }
  }
}
