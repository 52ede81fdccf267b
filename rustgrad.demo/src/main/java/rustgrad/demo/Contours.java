package rustgrad.demo;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lines along which a grid of numbers crosses a level, by marching squares.
 *
 * <p>Within a cell a line runs from one edge to another. It is directed so that the higher side is
 * on its left; so the edge where it leaves one cell is the edge where it enters the next, and
 * following it from edge to edge joins the pieces.
 */
final class Contours {
  private final Grid grid;
  private final double level;

  /** From the edge where the line enters a cell to the edge where it leaves. */
  private final Map<Integer, Integer> pieces = new LinkedHashMap<>();

  private Contours(Grid grid, double level) {
    this.grid = grid;
    this.level = level;
  }

  /** The lines at this level. A closed line ends with the point it starts with. */
  static List<List<Point2D>> of(Grid grid, double level) {
    Contours contours = new Contours(grid, level);
    for (int row = 0; row < grid.rows() - 1; row++) {
      for (int column = 0; column < grid.columns() - 1; column++) {
        contours.crossCell(column, row);
      }
    }
    return contours.joinPieces();
  }

  /**
   * Corners and edges are counted anticlockwise from the lower left; edge i leads from corner i to
   * corner i + 1. A line enters where the edge leads down through the level and leaves where an
   * edge leads up. At a saddle, with two of each, the centre decides which belong together.
   */
  private void crossCell(int column, int row) {
    double[] corner = {
      grid.value(column, row),
      grid.value(column + 1, row),
      grid.value(column + 1, row + 1),
      grid.value(column, row + 1)
    };
    int[] edge = {
      horizontal(column, row), vertical(column + 1, row),
      horizontal(column, row + 1), vertical(column, row)
    };
    boolean centreIsHigh = isHigh((corner[0] + corner[1] + corner[2] + corner[3]) / 4);
    int turn = centreIsHigh ? 1 : 3;
    for (int i = 0; i < 4; i++) {
      if (isHigh(corner[i]) && !isHigh(corner[(i + 1) % 4])) {
        int out = (i + turn) % 4;
        while (isHigh(corner[out]) || !isHigh(corner[(out + 1) % 4])) {
          out = (out + turn) % 4;
        }
        pieces.put(edge[i], edge[out]);
      }
    }
  }

  private boolean isHigh(double value) {
    return value >= level;
  }

  /** Lines that begin at the border of the grid first; what is left are closed lines. */
  private List<List<Point2D>> joinPieces() {
    List<List<Point2D>> lines = new ArrayList<>();
    Set<Integer> ends = new HashSet<>(pieces.values());
    for (Integer start : List.copyOf(pieces.keySet())) {
      if (!ends.contains(start)) {
        lines.add(follow(start));
      }
    }
    while (!pieces.isEmpty()) {
      lines.add(follow(pieces.keySet().iterator().next()));
    }
    return lines;
  }

  private List<Point2D> follow(Integer start) {
    List<Point2D> line = new ArrayList<>();
    line.add(point(start));
    for (Integer end = pieces.remove(start); end != null; end = pieces.remove(end)) {
      line.add(point(end));
    }
    return line;
  }

  /** The edge from node (column, row) to the right. */
  private int horizontal(int column, int row) {
    return 2 * (row * grid.columns() + column);
  }

  /** The edge from node (column, row) upwards. */
  private int vertical(int column, int row) {
    return horizontal(column, row) + 1;
  }

  /** Where the level lies on an edge, by linear interpolation. */
  private Point2D point(int edge) {
    int column = edge / 2 % grid.columns();
    int row = edge / 2 / grid.columns();
    int right = edge % 2 == 0 ? 1 : 0;
    double from = grid.value(column, row);
    double to = grid.value(column + right, row + 1 - right);
    double t = (level - from) / (to - from);
    return new Point2D.Double(
        grid.x(column) + t * (grid.x(column + right) - grid.x(column)),
        grid.y(row) + t * (grid.y(row + 1 - right) - grid.y(row)));
  }
}
