package rustgrad.playground.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import rustgrad.api.Op;

/**
 * Stands for {@link rustgrad.core.OpRegistry} in the page: the ops that were on the class path when
 * the page was compiled. There are no modules, no class loaders and no log in a page.
 */
public final class PageOpRegistry {
  private static final PageOpRegistry DISCOVERED = new PageOpRegistry();

  private final Map<String, Op> ops = new TreeMap<>();

  private PageOpRegistry() {
    for (Op op : ServiceLoader.load(Op.class)) {
      ops.put(op.name(), op);
    }
  }

  /** The ops of the page. */
  public static PageOpRegistry discovered() {
    return DISCOVERED;
  }

  /**
   * The op of this name.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that there are
   */
  public Op op(String name) {
    Op op = ops.get(name);
    if (op == null) {
      throw new IllegalArgumentException(
          "unknown op '%s'; found: %s".formatted(name, String.join(" ", ops.keySet())));
    }
    return op;
  }

  /** All ops, sorted by name. */
  public Collection<Op> ops() {
    return Collections.unmodifiableCollection(ops.values());
  }
}
