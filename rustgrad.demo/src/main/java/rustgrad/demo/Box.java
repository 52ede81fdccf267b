package rustgrad.demo;

import rustgrad.nn.Dataset;

/** The part of the plane that is drawn. */
record Box(double left, double right, double bottom, double top) {
  /** How far the box reaches beyond the points on each side, as a fraction of their extent. */
  private static final double MARGIN = 0.15;

  /** The box around the points of a dataset, with a margin. */
  static Box around(Dataset data) {
    double[] x = span(data, 0);
    double[] y = span(data, 1);
    return new Box(x[0], x[1], y[0], y[1]);
  }

  private static double[] span(Dataset data, int feature) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] row : data.inputs()) {
      low = Math.min(low, row[feature]);
      high = Math.max(high, row[feature]);
    }
    double margin = high > low ? MARGIN * (high - low) : 1;
    return new double[] {low - margin, high + margin};
  }
}
