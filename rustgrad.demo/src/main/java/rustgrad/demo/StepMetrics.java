package rustgrad.demo;

import java.util.Locale;

/**
 * What was measured at a step of the training, before the step changed the parameters.
 *
 * @param number counted from 1
 */
record StepMetrics(int number, double loss, Accuracy accuracy) {
  /** From here on, a loss is printed with an exponent. */
  private static final double LARGE = 1e6;

  /** Such as "loss 0.1234" or "loss 1.234e+57". */
  String lossText() {
    return "loss " + String.format(Locale.ROOT, loss < LARGE ? "%.4f" : "%.3e", loss);
  }
}
