package rustgrad.core.eager;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Engine;
import rustgrad.api.Value;

/** Values of another engine that stand for leaves of parameters, in one thread, for a while. */
final class Substitution {
  private static final ThreadLocal<@Nullable Substitution> CURRENT = new ThreadLocal<>();

  /**
   * How many there are. While there is none, nobody needs to look for its own. Not volatile, as it
   * is read in the innermost loops: a thread that has one sees at least its own count.
   */
  private static int count;

  private final double[] values;
  private final int from;
  private final Value[] others;
  private final @Nullable Substitution outer;

  private Substitution(double[] values, int from, Value[] others, @Nullable Substitution outer) {
    this.values = values;
    this.from = from;
    this.others = others;
    this.outer = outer;
  }

  /** Runs a body in which the leaves of an array, from one on, are others. */
  static <T> T run(double[] values, int from, Value[] others, Supplier<T> body) {
    Substitution outer = CURRENT.get();
    CURRENT.set(new Substitution(values, from, others, outer));
    count(1);
    try {
      return body.get();
    } finally {
      count(-1);
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  private static synchronized void count(int more) {
    count += more;
  }

  /** Whether some thread has one. */
  static boolean any() {
    return count != 0;
  }

  /** What stands for this value; the value itself if nothing does. */
  static Value of(Value value) {
    if (value instanceof ParameterLeaf leaf) {
      for (Substitution s = CURRENT.get(); s != null; s = s.outer) {
        int i = leaf.index - s.from;
        if (leaf.values == s.values && i >= 0 && i < s.others.length) {
          return s.others[i];
        }
      }
    }
    return value;
  }

  /** The engine of what stands for one of these values, or null. */
  static @Nullable Engine hostOf(Value... values) {
    for (Value value : values) {
      if (of(value) instanceof Hosted hosted && !(value instanceof Hosted)) {
        return hosted.host();
      }
    }
    return null;
  }
}
