package rustgrad.nn;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is made when it is first needed, once, by any thread. */
final class Lazy<T> {
  private final Supplier<T> factory;
  private volatile @Nullable T made;

  Lazy(Supplier<T> factory) {
    this.factory = factory;
  }

  T get() {
    T ready = made;
    return ready != null ? ready : make();
  }

  private synchronized T make() {
    T ready = made;
    if (ready == null) {
      ready = factory.get();
      made = ready;
    }
    return ready;
  }
}
