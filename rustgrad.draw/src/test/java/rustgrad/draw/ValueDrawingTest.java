package rustgrad.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.Value;

class ValueDrawingTest {
  private final Value z = Examples.readme();

  @Test
  void limitsThatLeaveNothingAreRefused() {
    ValueDrawing drawing = Drawing.of(z);
    assertEquals(
        "a drawing of depth -1; expected 0 or more",
        assertThrows(IllegalArgumentException.class, () -> drawing.withDepth(-1)).getMessage());
    assertEquals(
        "a drawing of at most 0 values; expected 1 or more",
        assertThrows(IllegalArgumentException.class, () -> drawing.withMostValues(0)).getMessage());
  }

  @Test
  void aSettingChangesNoOther() {
    assertEquals(
        "v1 = 6", Drawing.of(z.inputs().get(0)).withNames().withDepth(0).tree().split(" \\(")[0]);
    assertEquals(Drawing.of(z).tree(), Drawing.of(z).withHighlighted(java.util.List.of(z)).tree());
  }

  /** A value outside of any graph, of each kind. */
  @Test
  void valuesWithoutInputsCanBeDrawn() {
    assertEquals("2 (leaf, grad 0)\n", Drawing.of(Value.of(2)).tree());
    assertEquals("2 (constant)\n", Drawing.of(Value.constant(2)).tree());
  }

  /** The engine's rule for which side counts: the numbers as they are now. */
  @Test
  void drawingChangesNothing() {
    double grad = z.inputs().get(0).grad();
    Drawing.of(z).svg();
    assertEquals(grad, z.inputs().get(0).grad());
    assertEquals("", z.inputs().get(0).label());
  }

  /** That side of a where which is shown is not the only one that uses a leaf. */
  @Test
  void whatIsUsedWhereItIsNotShownIsNotDashed() {
    Value a = Value.of(4).label("a");
    Value far = a.sin().sin();
    Value y = Value.where(far, Comparison.LESS, far, a, far);
    String dot = Drawing.of(y).withMostValues(3).dot();
    assertEquals(1, dot.lines().filter(line -> line.contains("dashed")).count(), dot);
  }
}
