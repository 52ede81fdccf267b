package rustgrad.core.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.api.Value;

/** Random graphs whose values and gradients come from PyTorch 1.13, float64. */
class GoldenGraphsTest {

  @ParameterizedTest
  @MethodSource("rustgrad.core.golden.GoldenGraph#all")
  void valueAndGradientAreThoseOfPyTorch(GoldenGraph graph) {
    Value[] leaves = Arrays.stream(graph.leaves()).mapToObj(Value::of).toArray(Value[]::new);
    Value out = graph.apply(leaves);
    out.backward();
    assertNear(graph.out(), out.item());
    for (int i = 0; i < leaves.length; i++) {
      assertNear(graph.grad()[i], leaves[i].grad());
    }
  }

  private static void assertNear(double torch, double ours) {
    assertEquals(torch, ours, 1e-12 * Math.abs(torch) + 1e-12);
  }
}
