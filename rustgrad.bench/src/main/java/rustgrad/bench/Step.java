package rustgrad.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * One step of gradient descent that {@link Peers} measures: a network of 2-W-W-1 neurons, forward,
 * backward and update, on the mean of the max-margin losses max(0, 1 - t f) of all rows, without a
 * penalty, in double precision and one thread.
 *
 * <p>Weights and data come from formulas that every language computes alike, so that {@link #check}
 * can tell whether two peers do the same.
 *
 * @param activation of both hidden layers, "relu" or "tanh"
 * @param width the number of neurons in each hidden layer
 * @param rows the number of rows of data, even and at least 4
 */
record Step(String activation, int width, int rows) {
  /** A power of two, which is the same number in single precision. */
  static final double RATE = 1.0 / 128;

  /** The steps to take before the one whose loss {@link #check} expects. */
  static final int CHECKED_STEPS = 5;

  /** Training starts over after this many, so that slow and fast ways compute the same steps. */
  static final int STEPS_OF_A_RUN = 100;

  private static final double TOLERANCE = 1e-9;

  /** Every activation with every width and number of rows. */
  static List<Step> all() {
    return Stream.of("relu", "tanh")
        .flatMap(
            activation ->
                Stream.of(16, 64, 128, 256)
                    .flatMap(
                        width ->
                            Stream.of(100, 1_000, 100_000)
                                .map(rows -> new Step(activation, width, rows))))
        .toList();
  }

  /**
   * The parameters that training starts from, layer by layer: the weights of the first neuron, the
   * weights of the second, ..., the biases.
   */
  double[] parameters() {
    double[] parameters = new double[(2 + 1) * width + (width + 1) * width + width + 1];
    int next = fill(parameters, 0, (2 + 1) * width, 2);
    next = fill(parameters, next, (width + 1) * width, width);
    fill(parameters, next, width + 1, width);
    return parameters;
  }

  /** Numbers that look random, between -1 and 1, over the square root of the layer's inputs. */
  private static int fill(double[] parameters, int first, int count, int inputs) {
    for (int k = first; k < first + count; k++) {
      parameters[k] = ((k * 7919L + 1237) % 2003 - 1001) / 1001.0 / Math.sqrt(inputs);
    }
    return first + count;
  }

  /** For each row its two numbers: points on two half circles in turns, without noise. */
  double[][] inputs() {
    double[][] inputs = new double[rows][];
    for (int row = 0; row < rows; row++) {
      double angle = Math.PI * (row / 2) / (rows / 2 - 1);
      double x = Math.cos(angle);
      double y = Math.sin(angle);
      inputs[row] = row % 2 == 0 ? new double[] {x, y} : new double[] {1 - x, 0.5 - y};
    }
    return inputs;
  }

  /** For each row -1 or 1. */
  double[] targets() {
    double[] targets = new double[rows];
    for (int row = 0; row < rows; row++) {
      targets[row] = row % 2 == 0 ? -1 : 1;
    }
    return targets;
  }

  /**
   * Compares with what PyTorch computes.
   *
   * @param loss the loss after {@link #CHECKED_STEPS} steps
   * @throws IllegalStateException if it differs by more than rounding
   */
  void check(double loss) {
    double expected = expectedLoss();
    // Negated, so that NaN is not let through.
    if (!(Math.abs(loss - expected) <= TOLERANCE * expected)) {
      throw new IllegalStateException(
          "the loss of %s after %d steps is %s; expected %s: another computation is being measured"
              .formatted(this, CHECKED_STEPS, loss, expected));
    }
  }

  private double expectedLoss() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Step.class.getResourceAsStream("losses.txt"), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> line.startsWith(this + " "))
          .findFirst()
          .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "losses.txt has no line for %s: add what moons_step.py prints"
                          .formatted(this)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Such as "relu 16 100", as the programs in Python and C take and print it. */
  @Override
  public String toString() {
    return activation + " " + width + " " + rows;
  }
}
