package rustgrad.rows.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Objects to work with, kept from one use to the next. */
final class Pool<T> {
  private final Supplier<T> factory;
  private final Deque<T> free = new ArrayDeque<>();

  Pool(Supplier<T> factory) {
    this.factory = factory;
  }

  T take() {
    synchronized (free) {
      if (!free.isEmpty()) {
        return free.pop();
      }
    }
    return factory.get();
  }

  void give(T object) {
    synchronized (free) {
      free.push(object);
    }
  }
}
