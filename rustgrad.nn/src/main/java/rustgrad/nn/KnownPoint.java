package rustgrad.nn;

import java.util.Arrays;
import java.util.Map;
import rustgrad.core.Parameters;

/** Where a step ended, with the loss and the gradient there. */
final class KnownPoint {
  private final double[] items;
  private final double[] gradient;
  private final double[] value = new double[1];

  KnownPoint(int size) {
    items = new double[size];
    gradient = new double[size];
  }

  Map<String, double[]> memory() {
    return Map.of("point", items, "gradient", gradient, "loss", value);
  }

  boolean isWhere(Parameters parameters) {
    return Arrays.equals(items, parameters.items());
  }

  double value() {
    return value[0];
  }

  double[] gradient() {
    return gradient.clone();
  }

  void set(double[] items, Trial trial) {
    System.arraycopy(items, 0, this.items, 0, items.length);
    System.arraycopy(trial.gradient(), 0, gradient, 0, items.length);
    value[0] = trial.value();
  }
}
