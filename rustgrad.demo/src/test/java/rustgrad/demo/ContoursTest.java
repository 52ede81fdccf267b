package rustgrad.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class ContoursTest {
  private static final Box BOX = new Box(-2, 2, -1.5, 1.5);

  @Test
  void aSlopeHasOneLineFromBorderToBorder() {
    List<List<Point2D>> lines = Contours.of(grid((x, y) -> x + 2 * y), 0.3);

    assertEquals(1, lines.size());
    for (Point2D point : lines.get(0)) {
      assertEquals(0.3, point.getX() + 2 * point.getY(), 1e-12);
    }
    assertTrue(isOnBorder(first(lines.get(0))), "starts at the border");
    assertTrue(isOnBorder(last(lines.get(0))), "ends at the border");
  }

  @Test
  void aHillHasOneClosedLine() {
    List<List<Point2D>> lines = Contours.of(grid((x, y) -> -x * x - y * y), -1);

    assertEquals(1, lines.size());
    assertEquals(first(lines.get(0)), last(lines.get(0)));
    for (Point2D point : lines.get(0)) {
      assertEquals(1, point.distance(0, 0), 1e-3);
    }
  }

  @Test
  void theHigherSideIsOnTheLeft() {
    List<Point2D> aroundAHill = Contours.of(grid((x, y) -> -x * x - y * y), -1).get(0);
    List<Point2D> aroundAHollow = Contours.of(grid((x, y) -> x * x + y * y), 1).get(0);

    assertEquals(Math.PI, area(aroundAHill), 0.01);
    assertEquals(-Math.PI, area(aroundAHollow), 0.01);
  }

  @Test
  void twoHillsHaveALineEach() {
    DoubleBinaryOperator hills = (x, y) -> -Math.min(square(x - 1, y), square(x + 1, y));

    assertEquals(2, Contours.of(grid(hills), -0.25).size());
  }

  @Test
  void atASaddleTheCentreDecidesWhatIsJoined() {
    Box unit = new Box(0, 1, 0, 1);
    Grid highOnTheDiagonal = new Grid(unit, 2, 2, new double[] {3, 0, 0, 3});

    List<List<Point2D>> cutOffLow = Contours.of(highOnTheDiagonal, 1);
    List<List<Point2D>> cutOffHigh = Contours.of(highOnTheDiagonal, 2);

    assertEquals(2, cutOffLow.size());
    assertTrue(cutOffLow.stream().allMatch(line -> nearest(line, 1, 0) || nearest(line, 0, 1)));
    assertEquals(2, cutOffHigh.size());
    assertTrue(cutOffHigh.stream().allMatch(line -> nearest(line, 0, 0) || nearest(line, 1, 1)));
  }

  @Test
  void aLevelThatIsNotReachedHasNoLine() {
    assertEquals(List.of(), Contours.of(grid((x, y) -> x), 5));
    assertEquals(List.of(), Contours.of(grid((x, y) -> 5), 5));
  }

  private static Grid grid(DoubleBinaryOperator f) {
    Grid grid = new Grid(BOX, 81, 61, new double[81 * 61]);
    for (int row = 0; row < 61; row++) {
      for (int column = 0; column < 81; column++) {
        grid.values()[row * 81 + column] = f.applyAsDouble(grid.x(column), grid.y(row));
      }
    }
    return grid;
  }

  private static double square(double x, double y) {
    return x * x + y * y;
  }

  private static Point2D first(List<Point2D> line) {
    return line.get(0);
  }

  private static Point2D last(List<Point2D> line) {
    return line.get(line.size() - 1);
  }

  private static boolean isOnBorder(Point2D point) {
    return Math.abs(point.getX()) == 2 || Math.abs(point.getY()) == 1.5;
  }

  /** By the shoelace formula: positive if the line runs anticlockwise. */
  private static double area(List<Point2D> line) {
    double twice = 0;
    for (int i = 1; i < line.size(); i++) {
      Point2D a = line.get(i - 1);
      Point2D b = line.get(i);
      twice += a.getX() * b.getY() - b.getX() * a.getY();
    }
    return twice / 2;
  }

  /** Whether both ends of the line lie within half a unit of this corner. */
  private static boolean nearest(List<Point2D> line, double x, double y) {
    return first(line).distance(x, y) < 0.5 && last(line).distance(x, y) < 0.5;
  }
}
