package rustgrad.draw.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.program.Program;
import rustgrad.program.ProgramGraph;
import rustgrad.program.VectorProgram;

/** Programs as pictures and text. */
class ProgramDrawingTest {

  /** The example of rustgrad.program.pass. */
  private static Value example(Value[] x) {
    return x[0].times(x[1]).sigmoid().plus(x[0].times(x[1]));
  }

  private static String tree(List<ProgramGraph> graphs, String pass) {
    return graphs.stream()
        .filter(graph -> graph.pass().equals(pass))
        .map(graph -> ProgramDrawing.of(graph).tree())
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  @Test
  void theFunctionAsItIsTraced() {
    assertEquals(
        """
        return
        └─ v5 = plus
           ├─ v3 = sigmoid
           │  └─ v2 = times
           │     ├─ x0
           │     └─ x1
           └─ v4 = times
              ├─ x0, above
              └─ x1, above
        """,
        tree(Program.trace(2, ProgramDrawingTest::example).valueGraphs(), "traced"));
  }

  @Test
  void theGradientAfterAllPassesHasAnEndForEachOutput() {
    assertEquals(
        """
        out[0]
        └─ v11 = plus
           ├─ v10 = plus
           │  ├─ x1
           │  └─ v9 = times
           │     ├─ v6 = sigmoid'
           │     │  ├─ 1: v2 = times
           │     │  │  ├─ x0
           │     │  │  └─ x1, above
           │     │  └─ 2: v3 = sigmoid
           │     │     └─ v2, above
           │     └─ x1, above
           └─ 0
        out[1]
        └─ v12 = plus
           ├─ v8 = plus
           │  ├─ x0, above
           │  └─ v7 = times
           │     ├─ v6, above
           │     └─ x0, above
           └─ 0, above
        return
        └─ v4 = plus
           ├─ v3, above
           └─ v2, above
        """,
        tree(Program.trace(2, ProgramDrawingTest::example).gradientGraphs(), "DropUnused"));
  }

  @Test
  void aProgramOfSeveralOutputsHasAnEndForEach() {
    VectorProgram polar =
        VectorProgram.trace(2, 2, x -> new Value[] {x[0].hypot(x[1]), x[1].atan2(x[0])});
    assertEquals(
        """
        out[0]
        └─ v2 = hypot
           ├─ 1: x0
           └─ 2: x1
        out[1]
        └─ v3 = atan2
           ├─ 1: x1, above
           └─ 2: x0, above
        """,
        tree(polar.valueGraphs(), "DropUnused"));
  }

  @Test
  void guardsAreEndsAndTheSidesOfAWhereAreTold() {
    Program f =
        Program.trace(
            2,
            x ->
                x[0].isLessThan(x[1])
                    ? x[0]
                    : Value.where(x[0], Comparison.GREATER, x[1], x[1].exp(), x[0]));
    f.value(2, 1);
    assertEquals(
        """
        guard not 1 < 2
        ├─ 1: x0
        └─ 2: x1
        return
        └─ v4 = where 1 > 2
           ├─ 1, else: x0, above
           ├─ 2: x1, above
           └─ then: v3 = exp
              └─ x1, above
        """,
        tree(f.valueGraphs(), "DropUnused"));
    ProgramDrawing drawing = ProgramDrawing.of(f.valueGraphs().get(0));
    assertTrue(drawing.dot().contains("shape=oval, label=\"guard not 1 < 2\""), drawing.dot());
    assertTrue(drawing.mermaid().contains("([\"guard not 1 #60; 2\"]):::guard"));
    assertEquals(3 + 4, drawing.svg().split("<rect").length - 1);
    assertEquals(drawing.tree(), drawing.toString());
  }

  /** Before DropUnused, what nobody reads is still there to be seen. */
  @Test
  void whatIsNotUsedIsDrawnUntilItIsDropped() {
    Program f =
        Program.trace(
            1,
            x -> {
              x[0].exp();
              return x[0].sin();
            });
    assertTrue(tree(f.valueGraphs(), "traced").contains("v1 = exp\n"));
    assertEquals("return\n└─ v1 = sin\n   └─ x0\n", tree(f.valueGraphs(), "DropUnused"));
  }

  @Test
  void ofALargeProgramTheEndIsDrawn() {
    Program f =
        Program.trace(
            1,
            x -> {
              Value y = x[0];
              for (int i = 0; i < 100_000; i++) {
                y = y.sin();
              }
              return y;
            });
    ProgramDrawing drawing = ProgramDrawing.of(f.valueGraphs().get(0)).withMostInstructions(2);
    assertEquals("return\n└─ v100000 = sin\n   └─ …\n", drawing.tree());
    assertThrows(IllegalArgumentException.class, () -> drawing.withMostInstructions(0));
  }
}
