package rustgrad.nn;

import org.jspecify.annotations.Nullable;
import rustgrad.rows.Rows;

/** Rows to learn from, which become {@link Rows} for programs once these are asked for. */
final class Examples {
  private final double[][] inputs;
  private final double[][] targets;

  /** The examples from which these were selected, or null. */
  private final @Nullable Examples all;

  private final int[] numbers;
  private @Nullable Rows rows;

  private Examples(double[][] inputs, double[][] targets, @Nullable Examples all, int... numbers) {
    this.inputs = inputs;
    this.targets = targets;
    this.all = all;
    this.numbers = numbers;
  }

  /**
   * One or more rows, all of the same lengths.
   *
   * @param inputs for each row, what goes into the model
   * @param targets for each row, what the loss compares the outputs with
   */
  static Examples of(double[][] inputs, double[][] targets) {
    return new Examples(inputs, targets, null);
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

  /** Inputs and targets side by side, the inputs first. */
  Rows rows() {
    if (rows == null) {
      rows = all == null ? joined() : all.rows().select(numbers);
    }
    return rows;
  }

  private Rows joined() {
    int width = inputs[0].length;
    int columns = width + targets[0].length;
    double[] data = new double[Math.multiplyExact(inputs.length, columns)];
    for (int row = 0; row < inputs.length; row++) {
      System.arraycopy(inputs[row], 0, data, row * columns, width);
      System.arraycopy(targets[row], 0, data, row * columns + width, columns - width);
    }
    return Rows.rowMajor(data, columns);
  }

  /** Some of these rows, in this order. */
  Examples select(int... numbers) {
    double[][] someInputs = new double[numbers.length][];
    double[][] someTargets = new double[numbers.length][];
    for (int k = 0; k < numbers.length; k++) {
      someInputs[k] = inputs[numbers[k]];
      someTargets[k] = targets[numbers[k]];
    }
    return new Examples(someInputs, someTargets, this, numbers);
  }
}
