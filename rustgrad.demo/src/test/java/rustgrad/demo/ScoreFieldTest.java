package rustgrad.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ScoreFieldTest {
  private static final Box BOX = new Box(-1, 1, 0, 4);

  @Test
  void oneOutputIsTheLeadOfClassOne() {
    ScoreField field = ScoreField.of(each(p -> new double[] {10 * p[0] + p[1]}), BOX, 3, 5);

    assertEquals(2, field.classes());
    assertEquals(-10, field.leads().get(1).value(0, 0));
    assertEquals(14, field.leads().get(1).value(2, 4));
    assertEquals(-14, field.leads().get(0).value(2, 4));
  }

  @Test
  void ofSeveralOutputsEachLeadsOverTheBestOther() {
    ScoreField field = ScoreField.of(each(p -> new double[] {1, 4, 2.5}), BOX, 2, 2);

    assertEquals(3, field.classes());
    assertEquals(-3, field.leads().get(0).value(1, 1));
    assertEquals(1.5, field.leads().get(1).value(1, 1));
    assertEquals(-1.5, field.leads().get(2).value(1, 1));
  }

  @Test
  void betweenTheNodesAGridIsInterpolated() {
    Grid grid = new Grid(BOX, 2, 2, new double[] {0, 1, 2, 7});

    assertEquals(0, grid.interpolate(0, 0));
    assertEquals(1, grid.interpolate(1, 0));
    assertEquals(7, grid.interpolate(1, 1));
    assertEquals(2.5, grid.interpolate(0.5, 0.5));
  }

  /** A model that takes one point after the other. */
  static Function<double[][], double[][]> each(UnaryOperator<double[]> model) {
    return points -> Arrays.stream(points).map(model).toArray(double[][]::new);
  }
}
