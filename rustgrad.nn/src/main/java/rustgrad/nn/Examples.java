package rustgrad.nn;

import rustgrad.rows.Rows;

/**
 * Rows to learn from.
 *
 * @param inputs for each row, what goes into the model
 * @param targets for each row, what the loss compares the outputs with
 * @param rows both in one, the inputs first
 */
record Examples(double[][] inputs, double[][] targets, Rows rows) {

  /** One or more rows, all of the same lengths. */
  static Examples of(double[][] inputs, double[][] targets) {
    int width = inputs[0].length;
    int columns = width + targets[0].length;
    double[] data = new double[Math.multiplyExact(inputs.length, columns)];
    for (int row = 0; row < inputs.length; row++) {
      System.arraycopy(inputs[row], 0, data, row * columns, width);
      System.arraycopy(targets[row], 0, data, row * columns + width, columns - width);
    }
    return new Examples(inputs, targets, Rows.rowMajor(data, columns));
  }

  int size() {
    return inputs.length;
  }

  /** Some of these rows, in this order. */
  Examples select(int... numbers) {
    double[][] someInputs = new double[numbers.length][];
    double[][] someTargets = new double[numbers.length][];
    for (int k = 0; k < numbers.length; k++) {
      someInputs[k] = inputs[numbers[k]];
      someTargets[k] = targets[numbers[k]];
    }
    return new Examples(someInputs, someTargets, rows.select(numbers));
  }
}
