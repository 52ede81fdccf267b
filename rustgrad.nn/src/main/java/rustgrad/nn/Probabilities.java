package rustgrad.nn;

/** The outputs of a classifier, its logits, as probabilities of the classes. */
final class Probabilities {
  private Probabilities() {}

  /**
   * For each class its probability. StrictMath makes them the same on every JVM.
   *
   * <pre>
   * p[k] = exp(z[k] - m) / sum of exp(z[i] - m),   m = max of z    several outputs
   * p[1] = 1 / (1 + exp(-z)),  p[0] = 1 / (1 + exp(z))             one output
   * </pre>
   */
  static double[] of(double... outputs) {
    return outputs.length == 1 ? sigmoid(outputs[0]) : softmax(outputs);
  }

  private static double[] sigmoid(double z) {
    return new double[] {1 / (1 + StrictMath.exp(z)), 1 / (1 + StrictMath.exp(-z))};
  }

  private static double[] softmax(double... outputs) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double z : outputs) {
      greatest = Math.max(greatest, z);
    }
    double[] p = new double[outputs.length];
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      p[k] = StrictMath.exp(outputs[k] - greatest);
      sum += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
    return p;
  }
}
