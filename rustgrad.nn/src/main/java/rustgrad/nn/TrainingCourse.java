package rustgrad.nn;

import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How far a training is: how many epochs it has taken, and those of the fit that runs. */
final class TrainingCourse {
  private final Model model;
  private final Optimizer optimizer;
  private final long seed;

  /** Whether the seed matters. */
  private final boolean shuffles;

  private int epochs;

  /** Of the fit that runs, or of the last one until another step is taken; null without one. */
  private @Nullable FitProgress progress;

  private TrainingCourse(Model model, Optimizer optimizer, long seed, boolean shuffles) {
    this.model = model;
    this.optimizer = optimizer;
    this.seed = seed;
    this.shuffles = shuffles;
  }

  static TrainingCourse ofSeed(Model model, Optimizer optimizer, long seed) {
    return new TrainingCourse(model, optimizer, seed, true);
  }

  static TrainingCourse ofFullBatches(Model model, Optimizer optimizer) {
    return new TrainingCourse(model, optimizer, 0, false);
  }

  long seed() {
    return seed;
  }

  /** How many epochs were taken to their end. */
  int epochs() {
    return epochs;
  }

  /** Counts an epoch that was taken to its end, and had this loss. */
  OptionalDouble counted(double loss) {
    epochs++;
    return OptionalDouble.of(loss);
  }

  /**
   * Does nothing unless a fit runs.
   *
   * @param what a listener has called
   */
  void checkIdle(String what, Object trainer) {
    if (progress != null && progress.isRunning()) {
      throw new IllegalStateException(
          "%s of %s is called during its fit; wait until that returns".formatted(what, trainer));
    }
  }

  /** Before a step that is not part of a fit. */
  void leaveFit(String what, Object trainer) {
    checkIdle(what, trainer);
    progress = null;
  }

  /**
   * Takes epochs until the options say that it is enough.
   *
   * @param nextEpoch takes an epoch, whose loss it returns; empty if it was stopped
   */
  History fit(
      FitOptions options, @Nullable Validation validation, Supplier<OptionalDouble> nextEpoch) {
    FitProgress start =
        options.start().map(from -> from.progress(model)).orElse(FitProgress.none());
    start.check(options, validation != null);
    options.start().ifPresent(this::restore);
    progress = start;
    return new Fit(model, nextEpoch, validation, options, start).run();
  }

  Checkpoint checkpoint() {
    FitProgress course = progress == null || progress.isLeft(model) ? FitProgress.none() : progress;
    return Checkpoint.of(model, optimizer, seed, epochs, course);
  }

  void restore(Checkpoint checkpoint) {
    if (shuffles && checkpoint.seed() != seed) {
      throw new IllegalArgumentException(
          "the checkpoint is of a trainer with seed %d, but this one has seed %d; make it withSeed(%dL)"
              .formatted(checkpoint.seed(), seed, checkpoint.seed()));
    }
    double[] items = checkpoint.parameters(model);
    optimizer.restore(checkpoint.steps(), checkpoint.optimizerState());
    model.parameters().setAll(items);
    epochs = checkpoint.epochs();
    progress = null;
  }
}
