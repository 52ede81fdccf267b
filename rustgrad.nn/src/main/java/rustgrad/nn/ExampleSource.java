package rustgrad.nn;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes examples for a model and a loss of the data that is given to a trainer, and checks it. */
final class ExampleSource {
  private final Model model;
  private final Loss loss;

  /** The latest data set, and its rows. */
  private @Nullable Dataset data;

  private @Nullable Examples examples;

  ExampleSource(Model model, Loss loss) {
    this.model = model;
    this.loss = loss;
  }

  Examples of(Dataset data) {
    if (data != this.data || examples == null) {
      checkFeatures(data);
      Examples unweighted = of(data.inputs(), targets(data));
      Optional<double[]> weights = data.rowWeights();
      examples = weights.isPresent() ? unweighted.withWeights(weights.get()) : unweighted;
      this.data = data;
    }
    return examples;
  }

  /** Examples to measure with a model that is trained on other data. */
  Examples ofValidation(Dataset validation, Dataset train) {
    if (train.isClassification() != validation.isClassification()) {
      throw new IllegalArgumentException(
          "%s to train on and %s to validate with; expected the same kind"
              .formatted(train, validation));
    }
    NameOrder.check(train, validation);
    try {
      return of(validation);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the validation data: " + e.getMessage(), e);
    }
  }

  Examples of(double[][] inputs, double[][] targets) {
    check(inputs, targets);
    return Examples.of(inputs, targets);
  }

  private void checkFeatures(Dataset data) {
    if (data.features() != model.inputs()) {
      throw new IllegalArgumentException(
          "inputs[0] has %d numbers, but %s takes %d; make the model of data.features() inputs"
              .formatted(data.features(), model, model.inputs()));
    }
  }

  private double[][] targets(Dataset data) {
    if (!data.isClassification()) {
      return data.targets();
    }
    int needed = loss.outputs(data.classes());
    if (model.outputs() != needed) {
      throw new IllegalArgumentException(
          "for %d classes, %s needs a model whose outputs() is %d, but that of %s is %d; to predict numbers, use Dataset.ofTargets"
              .formatted(data.classes(), loss.name(), needed, model, model.outputs()));
    }
    double[][] targets = new double[data.size()][];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = loss.target(data.labels()[row], data.classes());
    }
    return targets;
  }

  private void check(double[][] inputs, double[][] targets) {
    if (inputs.length != targets.length) {
      throw new IllegalArgumentException(
          "inputs and targets have %d and %d rows; expected equally many"
              .formatted(inputs.length, targets.length));
    }
    Check.atLeast(1, "the number of rows", inputs.length);
    Check.rows("inputs", inputs, model.inputs(), model + " takes " + model.inputs());
    Check.rows("targets", targets, model.outputs(), model + " gives " + model.outputs());
    for (int row = 0; row < targets.length; row++) {
      checkTarget(row, targets[row]);
    }
  }

  private void checkTarget(int row, double[] target) {
    try {
      loss.checkTarget(target);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("targets[%d]: %s".formatted(row, e.getMessage()), e);
    }
  }
}
