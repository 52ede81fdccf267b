package rustgrad.playground.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium, which is told what to do by its DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");
  private static final int SECONDS = 60;

  private final Path profile;
  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
  private final List<String> errors = new java.util.concurrent.CopyOnWriteArrayList<>();
  private final List<String> requests = new java.util.concurrent.CopyOnWriteArrayList<>();
  private int messages;

  private Browser(Path program, Path page, String hash) throws IOException, InterruptedException {
    profile = Files.createTempDirectory("browser");
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--window-size=1360,950",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                page.toUri() + "#" + hash)
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("log").toFile())
            .start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address(), new Listener())
            .join();
    send("Runtime.enable", Map.of());
    send("Page.enable", Map.of());
    send("Network.enable", Map.of());
    waitUntilLoaded();
  }

  /** The browser of this machine, if there is one. */
  static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Browser open(Path program, Path page, String hash) {
    try {
      return new Browser(program, page, hash);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where the page listens, which the browser writes into its profile. */
  private URI address() throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    for (int i = 0; i < 10 * SECONDS; i++) {
      if (Files.exists(file) && Files.readAllLines(file).size() > 1) {
        String port = Files.readAllLines(file).get(0);
        Optional<String> page = pageAt(port);
        if (page.isPresent()) {
          return URI.create(page.get());
        }
      }
      Thread.sleep(100);
    }
    throw new IOException("the browser did not start: " + Files.readString(profile.resolve("log")));
  }

  private static Optional<String> pageAt(String port) throws IOException {
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    try (var in = list.toURL().openStream()) {
      for (JsonElement target :
          JsonParser.parseString(new String(in.readAllBytes())).getAsJsonArray()) {
        JsonObject o = target.getAsJsonObject();
        if (o.get("type").getAsString().equals("page")) {
          return Optional.of(o.get("webSocketDebuggerUrl").getAsString());
        }
      }
    }
    return Optional.empty();
  }

  /** Puts the parts of messages together, and keeps answers and errors. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
        text.setLength(0);
        if (message.has("id")) {
          answers.add(message);
        } else if (message.get("method").getAsString().equals("Runtime.exceptionThrown")) {
          errors.add(message.toString());
        } else if (message.get("method").getAsString().equals("Network.requestWillBeSent")) {
          JsonObject request = message.getAsJsonObject("params").getAsJsonObject("request");
          requests.add(request.get("url").getAsString());
        }
      }
      from.request(1);
      return null;
    }
  }

  JsonObject send(String method, Map<String, ?> parameters) {
    int id = ++messages;
    socket
        .sendText(
            new com.google.gson.Gson()
                .toJson(Map.of("id", id, "method", method, "params", parameters)),
            true)
        .join();
    try {
      while (true) {
        JsonObject answer = answers.poll(SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
          throw new IllegalStateException("no answer to " + method);
        } else if (answer.get("id").getAsInt() == id) {
          if (answer.has("error")) {
            throw new IllegalStateException(method + ": " + answer);
          }
          return answer.getAsJsonObject("result");
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The value of a JavaScript expression, as text. */
  String eval(String expression) {
    JsonObject answer =
        send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer);
    }
    JsonElement value = answer.getAsJsonObject("result").get("value");
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  private void waitUntilLoaded() {
    waitFor("document.readyState === 'complete' && window.rustgrad !== undefined");
  }

  /** Loads the page again, and counts its requests anew. */
  void reload() {
    requests.clear();
    eval("window.rustgrad = undefined");
    send("Page.reload", Map.of());
    waitUntilLoaded();
  }

  /** What the page has asked for since it was loaded. */
  List<String> requests() {
    return requests;
  }

  void waitFor(String condition) {
    for (int i = 0; i < 10 * SECONDS; i++) {
      if (eval(condition).equals("true")) {
        return;
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException("waited in vain for " + condition);
  }

  String text(String id) {
    return eval("document.getElementById('" + id + "').textContent");
  }

  void click(String selector) {
    eval("document.querySelector(\"" + selector + "\").click()");
  }

  /** Types into what has the focus, as a keyboard does. */
  void type(String text) {
    send("Input.insertText", Map.of("text", text));
  }

  void press(String key) {
    send("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key));
    send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
  }

  /** Shows the page as a screen of this size does, in the dark or not. */
  void emulate(int width, int height, boolean dark) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    send(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** Writes what the page looks like, all of it. */
  void screenshot(Path file) {
    String data =
        send("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"))
            .get("data")
            .getAsString();
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, Base64.getDecoder().decode(data));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What went wrong in the page. */
  List<String> errors() {
    return errors;
  }

  @Override
  public void close() {
    socket.abort();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      try (Stream<Path> files = Files.walk(profile)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
