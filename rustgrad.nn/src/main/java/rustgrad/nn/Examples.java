package rustgrad.nn;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rustgrad.rows.Rows;

/** Rows to learn from, which become {@link Rows} for programs once these are asked for. */
final class Examples {
  private final double[][] inputs;
  private final double[][] targets;

  /** Null if all rows count the same. */
  private final double @Nullable [] weights;

  /** The examples from which these were selected, or null. */
  private final @Nullable Examples all;

  private final int[] numbers;
  private @Nullable Rows rows;

  private Examples(
      double[][] inputs,
      double[][] targets,
      double @Nullable [] weights,
      @Nullable Examples all,
      int... numbers) {
    this.inputs = inputs;
    this.targets = targets;
    this.weights = weights;
    this.all = all;
    this.numbers = numbers;
  }

  /**
   * One or more rows, all of the same lengths, which count the same.
   *
   * @param inputs for each row, what goes into the model
   * @param targets for each row, what the loss compares the outputs with
   */
  static Examples of(double[][] inputs, double[][] targets) {
    return new Examples(inputs, targets, null, null);
  }

  /** The same rows, which count as much as their weights say, scaled to mean 1. */
  Examples withWeights(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight; // in one order: a stream may add up in another
    }
    double mean = sum / weights.length;
    double[] scaled = Arrays.stream(weights).map(weight -> weight / mean).toArray();
    return new Examples(inputs, targets, scaled, null);
  }

  double[][] inputs() {
    return inputs;
  }

  double[][] targets() {
    return targets;
  }

  int size() {
    return inputs.length;
  }

  boolean isWeighted() {
    return weights != null;
  }

  /** What the loss of this row is multiplied by: 1 unless rows are weighted. */
  double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  /** The number of this row in the data from which these rows were selected. */
  int numberInData(int row) {
    return all == null ? row : numbers[row];
  }

  /**
   * Inputs and targets side by side, the inputs first, and after them the weight if there is one.
   */
  Rows rows() {
    if (rows == null) {
      rows = all == null ? joined() : all.rows().select(numbers);
    }
    return rows;
  }

  private Rows joined() {
    int width = inputs[0].length;
    int outputs = targets[0].length;
    int columns = width + outputs + (isWeighted() ? 1 : 0);
    double[] data = new double[Math.multiplyExact(inputs.length, columns)];
    for (int row = 0; row < inputs.length; row++) {
      int from = row * columns;
      System.arraycopy(inputs[row], 0, data, from, width);
      System.arraycopy(targets[row], 0, data, from + width, outputs);
      if (isWeighted()) {
        data[from + columns - 1] = weight(row);
      }
    }
    return Rows.rowMajor(data, columns);
  }

  /** Some of these rows, in this order; these must not be selected themselves. */
  Examples select(int... numbers) {
    double[][] someInputs = new double[numbers.length][];
    double[][] someTargets = new double[numbers.length][];
    double[] someWeights = weights == null ? null : new double[numbers.length];
    for (int k = 0; k < numbers.length; k++) {
      someInputs[k] = inputs[numbers[k]];
      someTargets[k] = targets[numbers[k]];
      if (someWeights != null) {
        someWeights[k] = weight(numbers[k]);
      }
    }
    return new Examples(someInputs, someTargets, someWeights, this, numbers);
  }
}
