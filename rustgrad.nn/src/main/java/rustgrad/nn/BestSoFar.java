package rustgrad.nn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lowest validation loss of a training, and the parameters that gave it. */
final class BestSoFar {
  private double loss = Double.POSITIVE_INFINITY;

  /** The number of its epoch; 0 if there is none. */
  private int number;

  private double @Nullable [] parameters;

  /** The best of these epochs, with its parameters if there is one. */
  static BestSoFar of(List<Epoch> epochs, double @Nullable [] parameters) {
    BestSoFar best = new BestSoFar();
    epochs.forEach(best::takes);
    best.parameters = parameters;
    return best;
  }

  /** Takes an epoch into account. */
  void add(Epoch epoch, Model model) {
    if (takes(epoch)) {
      parameters = model.parameters().items();
    }
  }

  private boolean takes(Epoch epoch) {
    boolean isLower = epoch.validationLoss().orElse(Double.NaN) < loss;
    if (isLower) {
      loss = epoch.validationLoss().getAsDouble();
      number = epoch.number();
    }
    return isLower;
  }

  int number() {
    return number;
  }

  /** Null if no epoch had a validation loss below infinity. */
  double @Nullable [] parameters() {
    return parameters;
  }

  /** What to throw if training ended with an error, and the model gets its best parameters. */
  ArithmeticException restoredAfter(ArithmeticException error) {
    if (parameters == null) {
      return error;
    }
    String message =
        "%s; the model has the parameters of epoch %d again, the best one"
            .formatted(error.getMessage(), number);
    ArithmeticException more = new ArithmeticException(message);
    more.initCause(error);
    return more;
  }

  /** Gives the model its best parameters, if there are such. */
  void restore(Model model) {
    if (parameters != null) {
      model.parameters().setAll(parameters);
    }
  }
}
