package rustgrad.api.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The only provider of a service, or why there is none.
 *
 * @param problem what to tell the user if there is no provider
 */
record Discovery<T>(@Nullable T provider, String problem) {

  static <T> Discovery<T> of(ServiceLoader<T> loader) {
    List<T> found = new ArrayList<>();
    try {
      for (T provider : loader) {
        found.add(provider);
      }
    } catch (ServiceConfigurationError e) {
      return new Discovery<>(null, "the engine cannot be loaded: " + e.getMessage());
    }
    return switch (found.size()) {
      case 0 ->
          new Discovery<>(
              null,
              "no engine found: add the module rustgrad.core to the module path (with --add-modules"
                  + " rustgrad.core if nothing requires it) or its jar to the class path");
      case 1 -> new Discovery<>(found.get(0), "");
      default ->
          new Discovery<>(
              null,
              "several engines found, keep one: "
                  + found.stream().map(provider -> provider.getClass().getName()).toList());
    };
  }
}
