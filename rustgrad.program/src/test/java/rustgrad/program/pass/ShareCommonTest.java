package rustgrad.program.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.core.OpRegistry;
import rustgrad.program.contract.PassContract;
import rustgrad.program.contract.WeightedSquares;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

class ShareCommonTest extends PassContract {

  @Override
  protected Graph apply(Graph graph) {
    return ShareCommon.apply(graph);
  }

  @Test
  void theExampleOfTheJavadoc() {
    GraphBuilder to = new GraphBuilder(1);
    Op exp = OpRegistry.discovered().op("exp");
    Graph before =
        to.build(to.add(Kind.TIMES, to.add(Kind.UNARY, exp, 0), to.add(Kind.UNARY, exp, 0)));
    assertPrints(
        """
        v1 = exp(x0)
        v2 = exp(x0)
        v3 = times(v1, v2)
        return v3
        """,
        before);
    assertPrints(
        """
        v1 = exp(x0)
        v2 = times(v1, v1)
        return v2
        """,
        apply(before));
  }

  @Test
  void aWholeExpressionThatIsWrittenTwiceIsShared() {
    GraphBuilder to = new GraphBuilder(2);
    int first = to.add(Kind.NEGATE, to.add(Kind.MINUS, 0, 1));
    int second = to.add(Kind.NEGATE, to.add(Kind.MINUS, 0, 1));
    assertPrints(
        """
        v2 = minus(x0, x1)
        v3 = negate(v2)
        v4 = div(v3, v3)
        return v4
        """,
        apply(to.build(to.add(Kind.DIV, first, second))));
  }

  @Test
  void thePartialsOfAnNaryOpAreSharedWithTheirPicks() {
    GraphBuilder to = new GraphBuilder(1);
    int y = to.add(Kind.NARY, WeightedSquares.OP, 0);
    int first = to.pick(to.add(Kind.NARY_PARTIALS, WeightedSquares.OP, 0, y), 0);
    int second = to.pick(to.add(Kind.NARY_PARTIALS, WeightedSquares.OP, 0, y), 0);
    assertPrints(
        """
        v1 = weightedSquares(x0)
        v2 = weightedSquares'(x0, v1)
        v3 = v2[0]
        v4 = plus(v3, v3)
        return v4
        """,
        apply(to.build(to.add(Kind.PLUS, first, second))));
  }

  @Test
  void whatDiffersInAnythingStays() {
    GraphBuilder to = new GraphBuilder(2);
    to.add(Kind.PLUS, 0, 1);
    to.add(Kind.PLUS, 1, 0);
    to.add(Kind.TIMES, 0, 1);
    to.add(Kind.SUM, 0, 1);
    to.add(Kind.SUM, 0, 1, 1);
    to.add(Kind.DOT, 0, 1);
    to.where(Comparison.LESS, 0, 1, 0, 1);
    to.where(Comparison.GREATER, 0, 1, 0, 1);
    to.add(Kind.UNARY, OpRegistry.discovered().op("sin"), 0);
    to.add(Kind.UNARY, OpRegistry.discovered().op("cos"), 0);
    to.add(Kind.MINUS, 0, to.constant(0.0));
    int last = to.add(Kind.MINUS, 0, to.constant(-0.0));
    Graph graph = to.build(last);
    assertEquals(graph.toString(), apply(graph).toString());
  }

  /** They all stand near one place, which has room for some of them only. */
  @Test
  void manyReadersOfOneSlotAreFoundAgain() {
    int inputs = 1_000;
    GraphBuilder to = new GraphBuilder(inputs);
    int latest = to.add(Kind.NEGATE, 0);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < inputs; i++) {
        to.add(Kind.TIMES, i, latest);
        to.add(Kind.SUM, latest, i, latest);
      }
    }
    Graph shared = apply(to.build(latest));
    assertEquals(1 + 2 * inputs, shared.nodes());
    assertEquals(shared.toString(), apply(shared).toString());
  }

  @Test
  void guardsAreNotMerged() {
    GraphBuilder to = new GraphBuilder(2);
    to.guard(Comparison.LESS, true, 0, 1);
    to.guard(Comparison.LESS, true, 0, 1);
    assertPrints(
        """
        guard(x0 < x1)
        guard(x0 < x1)
        return x0
        """,
        apply(to.build(0)));
  }
}
