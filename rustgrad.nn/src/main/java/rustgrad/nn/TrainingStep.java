package rustgrad.nn;

import org.jspecify.annotations.Nullable;

/** A step of training: the loss of some examples, its gradient, and a step of the optimiser. */
final class TrainingStep {
  private final Model model;
  private final Loss loss;
  private final Optimizer optimizer;
  private final TrainerSettings settings;

  /** Null if it was not needed yet. */
  private @Nullable Objective objective;

  TrainingStep(Model model, Loss loss, Optimizer optimizer, TrainerSettings settings) {
    this.model = model;
    this.loss = loss;
    this.optimizer = optimizer;
    this.settings = settings;
  }

  /** An optimiser that compares the losses of its steps needs the same rows in each. */
  void checkBatch(int rows, int batchSize) {
    if (optimizer instanceof Lbfgs && batchSize < rows) {
      throw new IllegalArgumentException(
          "%s needs the loss of all rows, but a batch has %d of %d; leave withBatchSize out, or take steps instead of epochs"
              .formatted(optimizer, batchSize, rows));
    }
  }

  /** The loss before the step. */
  double take(Examples examples) {
    return new DescentStep(optimizer, settings.maxNorm())
        .take(
            () -> objective().gradient(examples),
            value ->
                new Divergence(model, loss, optimizer, settings.l2())
                    .error(value, examples, row -> "row " + examples.numberInData(row)));
  }

  /** The loss without a step. */
  double loss(Examples examples) {
    return objective().value(examples);
  }

  private Objective objective() {
    if (objective == null) {
      objective = settings.objective(model, loss);
    }
    return objective;
  }
}
