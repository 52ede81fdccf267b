package rustgrad.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Serves the playground to this machine alone, until it is closed.
 *
 * <p>The files of the page are read at the start. No address leads to anything else.
 */
final class PageServer implements AutoCloseable {
  private static final String FIRST = "index.html";
  private static final Map<String, String> TYPES =
      Map.of(
          FIRST,
          "text/html; charset=utf-8",
          "playground.js",
          "text/javascript; charset=utf-8",
          "style.css",
          "text/css; charset=utf-8");
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;

  private final Map<String, byte[]> files;
  private final HttpServer server;

  private PageServer(Map<String, byte[]> files, HttpServer server) {
    this.files = files;
    this.server = server;
  }

  /**
   * Serves the page that is in the jar of the demo.
   *
   * @param port where to listen; 0 stands for any that is free
   * @throws IllegalStateException if the demo was built without the page
   * @throws IllegalArgumentException if the port cannot be had
   */
  static PageServer start(int port) {
    Map<String, byte[]> files = new HashMap<>();
    TYPES.keySet().forEach(name -> files.put(name, read(name)));
    PageServer started = new PageServer(files, listen(port));
    started.server.createContext("/", started::answer);
    started.server.start();
    return started;
  }

  private static byte[] read(String name) {
    try (@Nullable InputStream in = PageServer.class.getResourceAsStream("/playground/" + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "--web: this build has no page; mvn -q -Pplayground package -DskipTests makes one with it");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("--web: cannot read " + name + ": " + e.getMessage(), e);
    }
  }

  private static HttpServer listen(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--port %d: %s; without --port, any that is free is taken"
              .formatted(port, e.getMessage()),
          e);
    }
  }

  /** The address of the page. */
  URI address() {
    InetSocketAddress at = server.getAddress();
    String host = at.getAddress().getHostAddress();
    return URI.create(
        "http://%s:%d/".formatted(host.contains(":") ? "[" + host + "]" : host, at.getPort()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().getPath();
      String name = path.equals("/") ? FIRST : path.substring(1);
      byte @Nullable [] content = files.get(name);
      if (!List.of("GET", "HEAD").contains(method)) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
      } else if (content == null) {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
      } else {
        exchange.getResponseHeaders().set("Content-Type", TYPES.get(name));
        send(exchange, content, method.equals("GET"));
      }
    }
  }

  private static void send(HttpExchange exchange, byte[] content, boolean whole)
      throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "no-cache");
    if (whole) {
      exchange.sendResponseHeaders(OK, content.length);
      exchange.getResponseBody().write(content);
    } else {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(content.length));
      exchange.sendResponseHeaders(OK, -1);
    }
  }

  /** Ends at once. */
  @Override
  public void close() {
    server.stop(0);
  }
}
