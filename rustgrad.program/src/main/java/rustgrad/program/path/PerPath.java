package rustgrad.program.path;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What is made for each path of a function, once, when it is first asked for. */
public final class PerPath<T> {
  private final TracedFunction function;
  private final Function<TracedPath, T> maker;
  private final Map<TracedPath, T> made = new ConcurrentHashMap<>();

  public PerPath(TracedFunction function, Function<TracedPath, T> maker) {
    this.function = function;
    this.maker = maker;
  }

  /**
   * What was made for the path that the function takes at x. If two threads make one, both get the
   * first.
   */
  public T at(double[] x) {
    TracedPath path = function.pathAt(x);
    T known = made.get(path);
    if (known != null) {
      return known;
    }
    T one = maker.apply(path);
    T other = made.putIfAbsent(path, one);
    return other == null ? one : other;
  }
}
