package rustgrad.api;

import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;

/** Finds the engine once. */
final class Engines {
  /** The engine, or a text that says why there is none. */
  private static final Object FOUND = find();

  private Engines() {}

  static Engine engine() {
    if (FOUND instanceof Engine engine) {
      return engine;
    }
    throw new IllegalStateException(FOUND.toString());
  }

  private static Object find() {
    try {
      List<Provider<Engine>> providers =
          ServiceLoader.load(Engine.class, Engine.class.getClassLoader()).stream().toList();
      return switch (providers.size()) {
        case 0 ->
            "no engine found: add the module rustgrad.core to the module path (with --add-modules"
                + " rustgrad.core if nothing requires it) or its jar to the class path";
        case 1 -> providers.get(0).get();
        default ->
            "several engines found, keep one: "
                + providers.stream().map(provider -> provider.type().getName()).toList();
      };
    } catch (ServiceConfigurationError e) {
      return "the engine cannot be loaded: " + e.getMessage();
    }
  }
}
