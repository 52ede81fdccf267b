package rustgrad.io;

import java.nio.file.Path;

/** Files that others have written. */
final class Resources {
  private Resources() {}

  static Path file(String name) {
    return Path.of("src", "test", "resources", name + ".safetensors");
  }
}
