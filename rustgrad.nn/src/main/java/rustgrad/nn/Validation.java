package rustgrad.nn;

import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Data that measures a model while it is trained on other data. */
final class Validation {
  private final TrainingStep step;
  private final Examples examples;
  private final Supplier<Metrics> metrics;

  private Validation(TrainingStep step, Examples examples, Supplier<Metrics> metrics) {
    this.step = step;
    this.examples = examples;
    this.metrics = metrics;
  }

  /**
   * Measures a model by the loss of these examples and by the metrics of their data.
   *
   * @param eager whether to do without programs
   * @throws IllegalArgumentException if the model cannot be scored on this data
   */
  static Validation of(
      TrainingStep step, Examples examples, Model model, Dataset data, boolean eager) {
    Check.fits(model, data);
    if (eager) {
      return new Validation(step, examples, () -> Metrics.of(model, data));
    }
    Predictor predictor = Predictor.of(model);
    return new Validation(step, examples, () -> Metrics.of(predictor.updated(), data));
  }

  /** The numbers of the model as it is after an epoch. */
  Epoch epoch(int number, double loss) {
    return new Epoch(
        number,
        loss,
        OptionalDouble.of(step.loss(examples)),
        OptionalDouble.of(metrics.get().score()));
  }
}
