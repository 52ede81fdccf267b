package rustgrad.playground.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

class TimelineTest {

  private static Timeline of(String formula) {
    return Timeline.of(Computation.of(Definitions.parse(formula), Map.of()));
  }

  @Test
  void itGoesForwardTurnsAndGoesBackward() {
    Timeline timeline = of("a = 3; b = a + a; y = b * a");
    List<String> lines =
        IntStream.range(0, timeline.size())
            .mapToObj(i -> timeline.frame(i).phase() + ": " + timeline.frame(i).lines())
            .toList();
    assertEquals(
        List.of(
            "START: [The leaves have their numbers.]",
            "FORWARD: [b = a + a = 3 + 3 = 6]",
            "FORWARD: [y = b * a = 6 * 3 = 18]",
            "TURN: [y.grad = 1, for dy/dy = 1]",
            "BACKWARD: [y = b * a: a.grad += 1 * 6 = 6, y = b * a: b.grad += 1 * 3 = 3]",
            "BACKWARD: [b = a + a: a.grad += 3 * 1 = 3, now 9, b = a + a: a.grad += 3 * 1 = 3, now 12]",
            "END: [dy/da = 12]"),
        lines);
  }

  @Test
  void onlyTheSideOfAWhereThatIsTakenGetsAGradient() {
    Timeline timeline = of("x = -1; y = where(x > 0, x^2, 3 * x)");
    assertEquals(
        List.of("y = where(x > 0, v1, v2): v2.grad += 1 * 1 = 1"), timeline.frame(5).lines());
    assertEquals(List.of("v2 = 3 * x: x.grad += 1 * 3 = 3"), timeline.frame(6).lines());
    assertEquals(List.of("dy/dx = 3"), timeline.frame(7).lines());
    assertEquals(8, timeline.size());
  }

  @Test
  void numbersFlowAlongTheInputsThatAreUsed() {
    Timeline timeline = of("x = -1; y = where(x > 0, x^2, 3 * x)");
    assertEquals(Set.of(0, 1), timeline.frame(1).flows());
    assertEquals(Set.of(0, 1, 3), timeline.frame(3).flows());
    assertEquals(Set.of(), timeline.frame(4).flows());
    assertEquals(Set.of(3), timeline.frame(5).flows());
    assertEquals(Set.of(1), timeline.frame(6).flows()); // and not to the constant 3
    assertEquals(Set.of(), timeline.frame(7).flows());
  }

  @Test
  void aWhereThatTakesAConstantHasNoGradient() {
    Timeline timeline = of("x = -1; y = where(x > 0, x, 0)");
    assertEquals(List.of("dy/dx = 0"), timeline.frame(timeline.size() - 1).lines());
  }

  @Test
  void aFrameKnowsOnlyWhatHasBeenComputed() {
    Timeline timeline = of("y = a * b + c");
    assertEquals("[a, b, v1, c, y]", timeline.values().stream().map(Value::label).toList() + "");
    assertEquals(0, timeline.frame(0).known());
    assertEquals(3, timeline.frame(1).known());
    assertFalse(timeline.frame(3).reached()[2]);
    assertTrue(timeline.frame(4).reached()[2]);
    assertEquals(1, timeline.frame(4).gradients()[2]);
    assertFalse(timeline.frame(4).reached()[0]);
  }

  @Test
  void theLastFrameHasTheGradientsOfBackward() {
    String formula = "a = 0.3; b = -2; c = (a * b).tanh(); y = c.exp() / (b - c) + max(a, c)";
    Timeline timeline = of(formula);
    Computation computation = Computation.of(Definitions.parse(formula), Map.of());
    computation.result().backward();
    double[] expected = computation.inOrder().stream().mapToDouble(Value::grad).toArray();
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        expected, timeline.frame(timeline.size() - 1).gradients());
  }
}
