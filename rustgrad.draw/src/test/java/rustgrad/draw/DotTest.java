package rustgrad.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

/** The graph of a value in the language of Graphviz. */
class DotTest {
  private static final String LEAF = "fillcolor=\"#DDEFFA\", color=\"#0072B2\"";
  private static final String RESULT = "fillcolor=\"#FFFFFF\", color=\"#444444\"";
  private static final String OPERATION = "fillcolor=\"#FBE6B8\", color=\"#E69F00\"";
  private static final String BLACK = "fontcolor=\"#1A1A1A\"";

  @Test
  void valuesAreRecordsAndOperationsCircles() {
    assertEquals(
        """
        digraph {
          rankdir=LR
          bgcolor=white
          node [style=filled, fontsize=12, fontname="monospace"]
          edge [color="#666666", fontcolor="#666666", fontsize=10, fontname="monospace"]
          n0 [shape=record, label="{ x | 2 | grad 0.070651 }", LEAF, BLACK]
          n1 [shape=oval, label="tanh", OPERATION, BLACK]
          n2 [shape=record, label="{ y | 0.96403 | grad 1 }", RESULT, BLACK]
          n0 -> n1
          n1 -> n2
        }
        """
            .replace("LEAF", LEAF)
            .replace("OPERATION", OPERATION)
            .replace("RESULT", RESULT)
            .replace("BLACK", BLACK),
        Drawing.of(tanh()).dot());
  }

  private static Value tanh() {
    Value y = Value.of(2).label("x").tanh().label("y");
    y.backward();
    return y;
  }

  @Test
  void theSideThatIsNotTakenIsDashed() {
    List<String> dashed =
        Drawing.of(Examples.where()).dot().lines().filter(line -> line.contains("dashed")).toList();
    assertEquals(
        List.of(
            "  n2 [shape=circle, label=\"/\", %s, %s, style=\"filled,dashed\"]"
                .formatted(OPERATION, BLACK),
            "  n3 [shape=record, label=\"{ 0.25 | grad 0 }\", %s, %s, style=\"filled,dashed\"]"
                .formatted(RESULT, BLACK),
            "  n1 -> n2 [headlabel=\"1 \", style=dashed]",
            "  n0 -> n2 [headlabel=\"2 \", style=dashed]",
            "  n2 -> n3 [style=dashed]",
            "  n3 -> n7 [headlabel=\"then \", style=dashed]"),
        dashed);
  }

  @Test
  void constantsArePale() {
    String dot = Drawing.of(Value.of(2).times(Value.constant(3))).dot();
    assertTrue(
        dot.contains(
            "label=\"{ 3 }\", fillcolor=\"#F5F5F5\", color=\"#BBBBBB\", fontcolor=\"#6B6B6B\""),
        dot);
  }

  @Test
  void highlightedValuesHaveThickLines() {
    Value y = tanh();
    String dot = Drawing.of(y).withHighlighted(y.inputs()).dot();
    assertEquals(1, dot.lines().filter(line -> line.endsWith("penwidth=3]")).count());
    assertTrue(dot.contains("label=\"{ x | 2 | grad 0.070651 }\", " + LEAF), dot);
  }

  @Test
  void whatHasAMeaningInRecordsIsEscaped() {
    String dot = Drawing.of(Value.of(2).label("{a|b} <\"c\\d\">")).dot();
    assertTrue(dot.contains("\"{ \\{a\\|b\\} \\<\\\"c\\\\d\\\"\\> | 2 | grad 0 }\""), dot);
  }
}
