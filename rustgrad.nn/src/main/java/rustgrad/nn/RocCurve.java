package rustgrad.nn;

import java.util.Arrays;

/** The receiver operating characteristic of scores that should be high for some rows. */
final class RocCurve {
  private RocCurve() {}

  /**
   * The area under the curve, which is the probability that a row that is positive has a higher
   * score than one that is not, where equal scores are half a success.
   *
   * <pre>
   * sum over scores s of positive(s) (negative(below s) + negative(s) / 2)  /  (positive negative)
   * </pre>
   *
   * <p>Positive and negative are sums of weights. NaN if one of them is 0, or a score is NaN.
   *
   * @see "Hanley and McNeil, The meaning and use of the area under a ROC curve, Radiology 143,
   *     1982"
   */
  static double area(double[] scores, boolean[] isPositive, double[] weights) {
    double[] sorted = new double[scores.length];
    Arrays.setAll(sorted, row -> scores[row] + 0.0); // + 0.0 makes -0.0 equal to 0.0
    Arrays.sort(sorted);
    if (Double.isNaN(sorted[sorted.length - 1])) {
      return Double.NaN;
    }
    double[] positive = new double[sorted.length];
    double[] negative = new double[sorted.length];
    for (int row = 0; row < sorted.length; row++) {
      int place = Arrays.binarySearch(sorted, scores[row] + 0.0); // one place for equal scores
      (isPositive[row] ? positive : negative)[place] += weights[row];
    }
    return area(positive, negative);
  }

  private static double area(double[] positive, double[] negative) {
    double area = 0;
    double below = 0;
    for (int place = 0; place < positive.length; place++) {
      area += positive[place] * (below + negative[place] / 2);
      below += negative[place];
    }
    return area / (Arrays.stream(positive).sum() * below);
  }
}
