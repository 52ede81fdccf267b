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

  /** The loss before the step. */
  double take(Examples examples) {
    return optimizer.step(() -> objective().gradient(examples));
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
