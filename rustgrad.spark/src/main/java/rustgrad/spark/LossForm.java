package rustgrad.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import rustgrad.nn.Loss;

/**
 * A loss as it travels: a standard one by its name, one of a user's own as it is.
 *
 * @param own null for a standard one
 */
record LossForm(String name, @Nullable Loss own) implements Serializable {

  static LossForm of(Loss loss) {
    String name = loss.name();
    if (Loss.names().contains(name) && Loss.named(name).getClass() == loss.getClass()) {
      return new LossForm(name, null);
    }
    if (!(loss instanceof Serializable)) {
      throw new IllegalArgumentException(
          "the loss %s is sent to executors, but is not serializable; let %s implement java.io.Serializable"
              .formatted(name, loss.getClass().getName()));
    }
    return new LossForm(name, loss);
  }

  Loss loss() {
    return own == null ? Loss.named(name) : own;
  }
}
