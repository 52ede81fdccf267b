package rustgrad.demo;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The fractions of rows that the model classifies correctly.
 *
 * @param training of the rows that it is trained on
 * @param validation of the rows held out, if there are any
 */
record Accuracy(double training, OptionalDouble validation) {

  /** Such as "accuracy 97.5 %", or "accuracy 97.5 % (validation 96.7 %)". */
  @Override
  public String toString() {
    String text = "accuracy " + percent(training);
    return validation.isEmpty()
        ? text
        : text + " (validation " + percent(validation.getAsDouble()) + ")";
  }

  private static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
  }
}
