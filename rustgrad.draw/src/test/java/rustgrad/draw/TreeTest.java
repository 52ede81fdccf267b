package rustgrad.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

/** The graph of a value as lines of text. */
class TreeTest {
  @Test
  void eachResultStandsAboveItsInputsAndWhatIsSharedIsReferredTo() {
    assertEquals(
        """
        z = 6.964 (+, grad 1)
        ├─ 6 (*, grad 1)
        │  ├─ x = 2 (leaf, grad 3.0707)
        │  └─ y = 3 (leaf, grad 2)
        └─ 0.96403 (tanh, grad 1)
           └─ x, above
        """,
        Drawing.of(Examples.readme()).tree());
  }

  @Test
  void aDrawingPrintsItself() {
    Value z = Examples.readme();
    assertEquals(Drawing.of(z).tree(), Drawing.of(z).toString());
  }

  @Test
  void theInputsOfAWhereAreTold() {
    assertEquals(
        """
        y = 3.5 (where 1 < 2, grad 1)
        ├─ 1: a = 4 (leaf, grad 1)
        ├─ 2: b = 1 (leaf, grad 0)
        ├─ then: 0.25 (/, grad 0), not taken
        │  ├─ 1: b, above
        │  └─ 2: a, above
        └─ else: 3.5 (-, grad 1)
           ├─ 1: a, above
           └─ 2: 0.5 (constant)
        """,
        Drawing.of(Examples.where()).tree());
  }

  @Test
  void sharedValuesWithoutALabelOfTheirOwnGetNumbers() {
    Value a = Value.of(2).label("twin");
    Value b = Value.of(3).label("twin");
    Value s = a.plus(b);
    assertEquals(
        """
        15 (sum, grad 0)
        ├─ 1, 2: #2 = 5 (+, grad 0)
        │  ├─ twin #1 = 2 (leaf, grad 0)
        │  └─ twin = 3 (leaf, grad 0)
        ├─ twin #1, above
        └─ 3 (*, grad 0)
           ├─ #2, above
           └─ 0.6 (constant)
        """,
        Drawing.of(Value.sum(s, s, a, s.times(Value.constant(0.6)))).tree());
  }

  @Test
  void valuesCanBeNamedInTheOrderOfComputing() {
    Value v1 = Value.of(2).label("v1");
    assertEquals(
        """
        v3 = 0.96403 (tanh, grad 0)
        └─ v2 = 2 (*, grad 0)
           ├─ v1 = 2 (leaf, grad 0)
           └─ 1 (constant)
        """,
        Drawing.of(v1.times(Value.constant(1)).tanh()).withNames().tree());
  }

  @Test
  void whatIsBeyondADepthIsAnEllipsis() {
    assertEquals(
        """
        z = 6.964 (+, grad 1)
        ├─ 6 (*, grad 1)
        │  └─ …
        └─ 0.96403 (tanh, grad 1)
           └─ …
        """,
        Drawing.of(Examples.readme()).withDepth(1).tree());
    assertEquals(
        "z = 6.964 (+, grad 1)\n└─ …\n", Drawing.of(Examples.readme()).withDepth(0).tree());
  }

  @Test
  void ofManyInputsTheFirstAreShown() {
    Value[] x = new Value[1_000_000];
    Arrays.setAll(x, i -> Value.constant(i));
    x[0] = Value.of(0).label("x");
    assertEquals(
        """
        5e11 (sum, grad 0)
        ├─ x = 0 (leaf, grad 0)
        ├─ 1 (constant)
        └─ …
        """,
        Drawing.of(Value.sum(x)).withMostValues(3).tree());
  }

  @Test
  void theLabelOfAValueStaysOnItsLine() {
    assertEquals(
        "a b c = 1 (leaf, grad 0)\n", Drawing.of(Value.of(1).label(" a\nb\t\u2028c ")).tree());
    assertEquals(
        "x".repeat(39) + "… = 1 (leaf, grad 0)\n",
        Drawing.of(Value.of(1).label("x".repeat(100))).tree());
  }
}
