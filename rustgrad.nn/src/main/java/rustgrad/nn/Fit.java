package rustgrad.nn;

import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs the epochs of a fit, such as {@link Trainer#fit}. */
final class Fit {
  private final Model model;
  private final Supplier<OptionalDouble> nextEpoch;
  private final @Nullable Validation validation;
  private final FitOptions options;
  private final FitProgress progress;

  Fit(
      Model model,
      Supplier<OptionalDouble> nextEpoch,
      @Nullable Validation validation,
      FitOptions options,
      FitProgress progress) {
    this.model = model;
    this.nextEpoch = nextEpoch;
    this.validation = validation;
    this.options = options;
    this.progress = progress;
  }

  History run() {
    try {
      Stopped stopped = takeEpochs();
      return new History(progress.epochs(), stopped);
    } catch (ArithmeticException e) {
      throw options.patience().isPresent() ? progress.best().restoredAfter(e) : e;
    } finally {
      progress.end(model, options.patience().isPresent());
    }
  }

  private Stopped takeEpochs() {
    while (progress.count() < options.epochs()) {
      if (progress.isStale(options.patience())) {
        return Stopped.EARLY;
      }
      OptionalDouble loss = nextEpoch.get();
      if (loss.isEmpty()) {
        return Stopped.CANCELLED;
      }
      Epoch epoch = measured(loss.getAsDouble());
      progress.add(epoch, model);
      options.listeners().forEach(listener -> listener.afterEpoch(epoch));
    }
    return Stopped.ALL_EPOCHS;
  }

  private Epoch measured(double loss) {
    int number = progress.count() + 1;
    return validation == null
        ? new Epoch(number, loss, OptionalDouble.empty(), OptionalDouble.empty())
        : validation.epoch(number, loss);
  }
}
