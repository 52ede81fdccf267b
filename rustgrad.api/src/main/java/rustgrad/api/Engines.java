package rustgrad.api;

import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the engine once. */
final class Engines {
  private static final @Nullable Engine FOUND =
      ServiceLoader.load(Engine.class, Engine.class.getClassLoader()).findFirst().orElse(null);

  private Engines() {}

  static Engine engine() {
    if (FOUND == null) {
      throw new IllegalStateException(
          "no engine found: add the module rustgrad.core to the module path (with --add-modules"
              + " rustgrad.core if nothing requires it) or its jar to the class path");
    }
    return FOUND;
  }
}
