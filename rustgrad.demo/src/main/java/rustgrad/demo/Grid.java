package rustgrad.demo;

/**
 * Numbers at the nodes of a grid that covers a box, edges included.
 *
 * @param values row by row from the bottom, each from left to right
 */
record Grid(Box box, int columns, int rows, double[] values) {

  double x(int column) {
    return box.left() + column * (box.right() - box.left()) / (columns - 1);
  }

  double y(int row) {
    return box.bottom() + row * (box.top() - box.bottom()) / (rows - 1);
  }

  double value(int column, int row) {
    return values[row * columns + column];
  }

  /**
   * The number between the nodes, by bilinear interpolation.
   *
   * @param column from 0 at the left edge to {@code columns - 1} at the right edge
   * @param row from 0 at the bottom to {@code rows - 1} at the top
   */
  double interpolate(double column, double row) {
    int c = Math.min((int) column, columns - 2);
    int r = Math.min((int) row, rows - 2);
    double s = column - c;
    double t = row - r;
    return (1 - t) * ((1 - s) * value(c, r) + s * value(c + 1, r))
        + t * ((1 - s) * value(c, r + 1) + s * value(c + 1, r + 1));
  }
}
