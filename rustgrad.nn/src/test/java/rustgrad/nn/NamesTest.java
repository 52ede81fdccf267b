package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static String shapes(String... names) {
    return text(Names.shapes(List.of(names)));
  }

  private static String text(Map<String, int[]> shapes) {
    List<String> texts = new ArrayList<>();
    shapes.forEach((name, shape) -> texts.add(name + Arrays.toString(shape)));
    return String.join(" ", texts);
  }

  @Test
  void theLayersOfANetworkAreArrays() {
    assertEquals(
        "layers.0.weight[3, 2] layers.0.bias[3] layers.1.weight[1, 3] layers.1.bias[1]",
        text(MLP.of(2, 3, 1).parameterShapes()));
  }

  @Test
  void namesAndShapesTellTheSame() {
    MLP model = MLP.of(3, 4, 2);
    Map<String, rustgrad.api.Value> named = model.namedParameters();
    assertEquals(text(model.parameterShapes()), text(Names.shapes(named.keySet())));
    int i = 0;
    for (var entry : named.entrySet()) {
      assertSame(model.parameters().get(i++), entry.getValue());
      assertEquals(entry.getKey(), entry.getValue().label());
    }
    assertEquals(model.parameters().size(), i);
  }

  @Test
  void aModelOfOnesOwnNeedsNoShapes() {
    SmallModel model = SmallModel.of(1, (p, x) -> p.get(0).times(x[0]).plus(p.get(1)), 1, 2);
    assertEquals("p0[] p1[]", text(model.parameterShapes()));
  }

  @Test
  void elementsAreGroupedRowByRow() {
    assertEquals(
        "a[2, 2] b[] c[1]", shapes("a[0][0]", "a[0][1]", "a[1][0]", "a[1][1]", "b", "c[0]"));
  }

  @Test
  void whatIsNoWholeArrayInItsOrderKeepsItsNames() {
    assertEquals("a[1][] a[0][]", shapes("a[1]", "a[0]"));
    assertEquals("a[0][1][] a[1][0][]", shapes("a[0][1]", "a[1][0]"));
    assertEquals("a[0][0][] a[0][1][] a[1][0][]", shapes("a[0][0]", "a[0][1]", "a[1][0]"));
    assertEquals("a[1] b[] a[1][]", shapes("a[0]", "b", "a[1]"));
    assertEquals("a[] a[0][]", shapes("a", "a[0]"));
    assertEquals("a[0][] a[]", shapes("a[0]", "a"));
    assertEquals(
        "a[00][] a[x][] a[0]b[] a[99999999999][]",
        shapes("a[00]", "a[x]", "a[0]b", "a[99999999999]"));
  }
}
