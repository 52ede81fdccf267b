package rustgrad.core.eager;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import rustgrad.api.Value;

/** Whether results remember their inputs: yes, except in the body of {@code Value.noGrad}. */
final class Recording {
  private static final ThreadLocal<Boolean> PAUSED = ThreadLocal.withInitial(() -> false);

  /** How many threads are in such a body. While none is, nobody needs to ask for its own state. */
  private static final AtomicInteger PAUSED_THREADS = new AtomicInteger();

  private Recording() {}

  static <T> T paused(Supplier<T> body) {
    if (PAUSED.get()) {
      return body.get();
    }
    PAUSED.set(true);
    PAUSED_THREADS.incrementAndGet();
    try {
      return body.get();
    } finally {
      PAUSED_THREADS.decrementAndGet();
      PAUSED.remove();
    }
  }

  /** Runs the body as outside of any {@link #paused}. */
  static <T> T resumed(Supplier<T> body) {
    if (on()) {
      return body.get();
    }
    PAUSED.set(false);
    try {
      return body.get();
    } finally {
      PAUSED.set(true);
    }
  }

  /** Whether a result of these inputs is to be recorded. */
  static boolean reaches(Node a, Node b) {
    return (a.requiresGrad() || b.requiresGrad()) && on();
  }

  static boolean reaches(Node x) {
    return x.requiresGrad() && on();
  }

  static boolean reaches(Value[] inputs) {
    for (Value input : inputs) {
      if (input.requiresGrad()) {
        return on();
      }
    }
    return false;
  }

  static boolean on() {
    return PAUSED_THREADS.get() == 0 || !PAUSED.get();
  }
}
