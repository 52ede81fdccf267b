package rustgrad.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import rustgrad.api.Op;
import rustgrad.api.spi.OpNames;

/**
 * The ops that were found as service providers, by name.
 *
 * <p>{@link #discovered()} is what {@code x.apply("name")} uses. A plugin host that loads modules
 * later finds their ops with {@link #load(ModuleLayer)} or {@link #load(ClassLoader)} and applies
 * them with {@code x.apply(registry.op("name"))}.
 *
 * <p>A provider is left out if it cannot be loaded, or if its op has no name or a name of the
 * engine's own. This is reported in the log and in {@link #failures()}; the other ops work.
 */
public final class OpRegistry {
  private static final System.Logger LOG = System.getLogger(OpRegistry.class.getName());

  /** What {@link rustgrad.api.Value#op()} says of values that no op computed. */
  private static final List<String> RESERVED =
      List.of("leaf constant plus minus times div negate sum dot where output".split(" "));

  private final Map<String, Op> ops = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> duplicates = new ArrayList<>();

  private OpRegistry(ServiceLoader<Op> loader) {
    Iterator<ServiceLoader.Provider<Op>> providers = loader.stream().iterator();
    while (loadNext(providers)) {}
    failures.forEach(failure -> LOG.log(System.Logger.Level.WARNING, failure));
  }

  /** Delays the search until the first op is asked for. */
  private static final class Discovered {
    static final OpRegistry REGISTRY =
        new OpRegistry(ServiceLoader.load(Op.class, Op.class.getClassLoader()));
  }

  /**
   * The ops on the module path and the class path, as the class loader of rustgrad.api sees them.
   * They are searched for once, when the first op is asked for by its name.
   */
  public static OpRegistry discovered() {
    return Discovered.REGISTRY;
  }

  /** The ops that the modules of a layer, and of its parents, provide. */
  public static OpRegistry load(ModuleLayer layer) {
    return new OpRegistry(ServiceLoader.load(layer, Op.class));
  }

  /** The ops that a class loader, or its parents, can see. */
  public static OpRegistry load(ClassLoader loader) {
    return new OpRegistry(ServiceLoader.load(Op.class, loader));
  }

  /**
   * The op of this name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that were found and
   *     names the module of the standard ops
   * @throws IllegalStateException if two providers claim one name; the message names both classes
   *     and where they come from
   */
  public Op op(String name) {
    checkDuplicates();
    Op op = ops.get(name);
    if (op == null) {
      throw new IllegalArgumentException(unknown(name));
    }
    return op;
  }

  /**
   * All ops, sorted by name.
   *
   * @throws IllegalStateException if two providers claim one name; the message names both classes
   *     and where they come from
   */
  public Collection<Op> ops() {
    checkDuplicates();
    return Collections.unmodifiableCollection(ops.values());
  }

  /** What went wrong with the providers that could not be loaded; empty if all is well. */
  public List<String> failures() {
    return Collections.unmodifiableList(failures);
  }

  /** Where an op comes from: its class and its module, or "class path". */
  public static String origin(Op op) {
    Module module = op.getClass().getModule();
    return op.getClass().getName()
        + (module.isNamed() ? " in module " + module.getName() : " on the class path");
  }

  /**
   * Does nothing if an op of this name can be discovered.
   *
   * @throws IllegalArgumentException if its name is null, blank, has white space in it, or is one
   *     that the engine uses itself
   */
  public static void checkName(Op op) {
    if (!OpNames.fits(op.name()) || RESERVED.contains(op.name())) {
      throw new IllegalArgumentException(
          "its name is '%s'; an op needs a name without white space, and one that the engine does not use itself: %s"
              .formatted(op.name(), RESERVED));
    }
  }

  /** False when there are no more. An error concerns one provider; the search goes on after it. */
  private boolean loadNext(Iterator<ServiceLoader.Provider<Op>> providers) {
    String provider = "";
    try {
      if (!providers.hasNext()) {
        return false;
      }
      ServiceLoader.Provider<Op> next = providers.next();
      provider = next.type().getName() + " ";
      add(next.get());
      return true;
    } catch (ServiceConfigurationError | LinkageError | RuntimeException error) {
      Throwable root = error;
      for (; root.getCause() != null; root = root.getCause()) {}
      String failure =
          "the op provider %swas left out: %s%s"
              .formatted(provider, error.getMessage(), root == error ? "" : ": " + root);
      // The same error twice is one that the search cannot get past, such as an unreadable path.
      return !failures.contains(failure) && failures.add(failure);
    }
  }

  private void add(Op op) {
    checkName(op);
    Op first = ops.putIfAbsent(op.name(), op);
    if (first != null) {
      duplicates.add(
          "the op name '%s' is claimed twice, by %s and by %s; rename one or take its jar off the path"
              .formatted(op.name(), origin(first), origin(op)));
    }
  }

  private void checkDuplicates() {
    if (!duplicates.isEmpty()) {
      throw new IllegalStateException(String.join("; ", duplicates));
    }
  }

  private String unknown(String name) {
    String found = ops.isEmpty() ? "no ops were found" : "found: " + String.join(" ", ops.keySet());
    String failed = failures.isEmpty() ? "" : "; " + String.join("; ", failures);
    return "unknown op '%s'; %s; the standard ops are in io.github.rustgrad:rustgrad.ops, others need a jar that provides rustgrad.api.Op; an uber-jar must merge META-INF/services/rustgrad.api.Op%s"
        .formatted(name, found, failed);
  }
}
