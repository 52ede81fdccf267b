package rustgrad.nn;

/**
 * A point on a line, and what is known of the function there.
 *
 * @param length how far along the line the point is
 * @param value the value of the function
 * @param slope its derivative along the line
 * @param gradient its gradient, which a search along the line only passes on
 */
record Trial(double length, double value, double slope, double[] gradient) {

  /** Whether the function can be computed at this point. */
  boolean isFinite() {
    return Double.isFinite(value) && Double.isFinite(slope);
  }
}
