package rustgrad.rows;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;

/** What stands for a {@link PartialSum} or {@link PathCounts} in a stream of objects: its bytes. */
final class Serialized implements Serializable {
  private static final long serialVersionUID = 1;

  private final boolean sum;
  private transient byte[] bytes;

  Serialized(boolean sum, byte[] bytes) {
    this.sum = sum;
    this.bytes = bytes;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.write(bytes);
  }

  /** An array would be as long as it says that it is; this takes memory only for what comes. */
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    bytes = in.readAllBytes();
  }

  private Object readResolve() throws InvalidObjectException {
    try {
      return sum ? PartialSum.of(bytes) : PathCounts.of(bytes);
    } catch (IllegalArgumentException e) {
      InvalidObjectException invalid = new InvalidObjectException(e.getMessage());
      invalid.initCause(e);
      throw invalid;
    }
  }
}
