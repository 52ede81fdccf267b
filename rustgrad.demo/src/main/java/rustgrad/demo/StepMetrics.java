package rustgrad.demo;

import java.util.Locale;

/**
 * What was measured at a step of the training, before the step changed the parameters.
 *
 * @param number counted from 1
 * @param accuracy the fraction of the points that the model classifies correctly
 */
record StepMetrics(int number, double loss, double accuracy) {
  private static final double MOST_WITH_POINT = 1e6;

  /** Such as "0.1234", or "1.2345E300" for a loss that would fill a line. */
  String lossText() {
    return loss < MOST_WITH_POINT ? String.format(Locale.ROOT, "%.4f", loss) : String.valueOf(loss);
  }
}
