package rustgrad.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that travels by Java's serialization, also if Spark is set to use Kryo, which does not
 * know lambdas, records, and objects that are written in the place of others.
 */
final class Sent<T extends Serializable> implements Serializable {
  private static final long serialVersionUID = 1;

  private final byte[] bytes;
  private transient @Nullable T value;

  private Sent(byte[] bytes, T value) {
    this.bytes = bytes;
    this.value = value;
  }

  /**
   * Makes it ready.
   *
   * @throws IllegalArgumentException if something in it is not serializable
   */
  static <T extends Serializable> Sent<T> of(T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s cannot be sent to executors, as something in it is not serializable: %s"
              .formatted(value.getClass().getName(), e.getMessage()),
          e);
    }
    return new Sent<>(bytes.toByteArray(), value);
  }

  /** It, once for all who have this object. */
  @SuppressWarnings("unchecked") // what was written
  synchronized T get() {
    T known = value;
    if (known == null) {
      try (ObjectInputStream in = new Reader(new ByteArrayInputStream(bytes))) {
        known = (T) Objects.requireNonNull(in.readObject());
      } catch (IOException | ClassNotFoundException e) {
        throw new IllegalStateException(e.toString(), e);
      }
      value = known;
    }
    return known;
  }

  /** Finds classes where Spark has put those of the program. */
  private static final class Reader extends ObjectInputStream {
    Reader(InputStream in) throws IOException {
      super(in);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(type.getName(), false, Thread.currentThread().getContextClassLoader());
      } catch (ClassNotFoundException e) {
        return super.resolveClass(type);
      }
    }
  }
}
