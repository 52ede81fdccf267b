package rustgrad.demo;

import java.util.Arrays;
import rustgrad.nn.Dataset;

/**
 * Moves every feature to mean 0 and standard deviation 1, so that one learning rate suits data of
 * any unit.
 */
record Scaling(double[] means, double[] deviations) {

  static Scaling of(Dataset data) {
    double[] means = new double[data.features()];
    double[] deviations = new double[data.features()];
    for (int j = 0; j < means.length; j++) {
      for (double[] row : data.inputs()) {
        means[j] += row[j] / data.size();
      }
      double variance = 0;
      for (double[] row : data.inputs()) {
        variance += Math.pow(row[j] - means[j], 2) / data.size();
      }
      deviations[j] = variance > 0 ? Math.sqrt(variance) : 1;
    }
    return new Scaling(means, deviations);
  }

  double[] apply(double[] row) {
    double[] scaled = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      scaled[j] = (row[j] - means[j]) / deviations[j];
    }
    return scaled;
  }

  double[][] apply(double[][] rows) {
    return Arrays.stream(rows).map(this::apply).toArray(double[][]::new);
  }

  Dataset apply(Dataset data) {
    return Dataset.ofClasses(apply(data.inputs()), data.labels(), data.classes());
  }
}
