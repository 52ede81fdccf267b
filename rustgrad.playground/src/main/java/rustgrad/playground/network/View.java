package rustgrad.playground.network;

import rustgrad.nn.Dataset;

/**
 * A square of the plane.
 *
 * @param left the least x
 * @param bottom the least y
 * @param width how wide and high it is
 */
public record View(double left, double bottom, double width) {
  private static final double MARGIN = 0.12;

  /** The least square around points, with a margin. */
  public static View around(Dataset data) {
    double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double[] point : data.inputs()) {
      for (int i = 0; i < 2; i++) {
        least[i] = Math.min(least[i], point[i]);
        most[i] = Math.max(most[i], point[i]);
      }
    }
    double width = (1 + 2 * MARGIN) * Math.max(most[0] - least[0], most[1] - least[1]);
    return new View((least[0] + most[0] - width) / 2, (least[1] + most[1] - width) / 2, width);
  }

  /** The x of a part of the width, from the left. */
  public double x(double part) {
    return left + part * width;
  }

  /** The y of a part of the height, from the top. */
  public double y(double part) {
    return bottom + (1 - part) * width;
  }

  /** What part of the width a number is from the left. */
  public double across(double x) {
    return (x - left) / width;
  }

  /** What part of the height a number is from the top. */
  public double down(double y) {
    return 1 - (y - bottom) / width;
  }
}
