package rustgrad.nn;

/** What the outputs of a classifier for one row, its logits, say of the classes. */
final class Logits {
  private Logits() {}

  /**
   * The class that outputs stand for. With one output, it is 1 if that is positive, else 0. With
   * several, it is the number of the greatest, counted from 0, or of the first of equals.
   *
   * @throws IllegalArgumentException if there is no output
   */
  static int predictedClass(double... outputs) {
    if (Check.atLeast(1, "the number of outputs", outputs.length) == 1) {
      return outputs[0] > 0 ? 1 : 0;
    }
    int greatest = 0;
    for (int k = 1; k < outputs.length; k++) {
      if (outputs[k] > outputs[greatest]) {
        greatest = k;
      }
    }
    return greatest;
  }

  /**
   * For each class ln(p / (1 - p)), p being its probability: in the order of the probabilities, and
   * different also where these round to 0 or 1.
   *
   * <pre>
   * z[k] - ln(sum of e^z[i] for i other than k)     several outputs
   * z for class 1, -z for class 0                   one output
   * </pre>
   */
  static double[] logOdds(double... z) {
    if (z.length == 1) {
      return new double[] {-z[0], z[0]};
    }
    int greatest = predictedClass(z);
    double[] odds = sumsOfOthers(z, z[greatest]);
    for (int k = 0; k < z.length; k++) {
      odds[k] = z[k] - z[greatest] - StrictMath.log(odds[k]);
    }
    odds[greatest] = logOddsOfGreatest(greatest, z);
    return odds;
  }

  /** For each k the sum of e^(z[i] - m) for i other than k: those before it, and those after. */
  private static double[] sumsOfOthers(double[] z, double m) {
    double[] sums = new double[z.length];
    double before = 0;
    for (int k = 0; k < z.length; k++) {
      sums[k] = before;
      before += StrictMath.exp(z[k] - m);
    }
    double after = 0;
    for (int k = z.length - 1; k >= 0; k--) {
      sums[k] += after;
      after += StrictMath.exp(z[k] - m);
    }
    return sums;
  }

  /** Relative to the greatest of the others, so that these do not all underflow. */
  private static double logOddsOfGreatest(int greatest, double... z) {
    double second = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < z.length; k++) {
      if (k != greatest) {
        second = Math.max(second, z[k]);
      }
    }
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      if (k != greatest) {
        sum += StrictMath.exp(z[k] - second);
      }
    }
    return z[greatest] - second - StrictMath.log(sum);
  }

  /** -ln p, p the probability of the class: ln(1 + e^-d) of its log-odds d, which needs no p. */
  static double logLoss(int label, double... z) {
    double d = logOdds(z)[label];
    return Math.max(-d, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(d)));
  }
}
