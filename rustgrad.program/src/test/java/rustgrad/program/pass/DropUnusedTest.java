package rustgrad.program.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.core.OpRegistry;
import rustgrad.program.contract.PassContract;
import rustgrad.program.contract.WeightedSquares;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

class DropUnusedTest extends PassContract {

  @Override
  protected Graph apply(Graph graph) {
    return DropUnused.apply(graph);
  }

  @Test
  void theExampleOfTheJavadoc() {
    GraphBuilder to = new GraphBuilder(1);
    to.add(Kind.UNARY, OpRegistry.discovered().op("exp"), 0);
    Graph before = to.build(to.add(Kind.TIMES, 0, 0));
    assertPrints(
        """
        v1 = exp(x0)
        v2 = times(x0, x0)
        return v2
        """,
        before);
    assertPrints(
        """
        v1 = times(x0, x0)
        return v1
        """,
        apply(before));
  }

  @Test
  void whatOnlyTheUnusedReadsIsUnused() {
    GraphBuilder to = new GraphBuilder(2);
    int chain = to.add(Kind.PLUS, 0, to.constant(7));
    to.add(Kind.NEGATE, to.add(Kind.NEGATE, chain));
    assertPrints("return x1\n", apply(to.build(1)));
  }

  @Test
  void aGuardAndWhatItComparesAreKept() {
    GraphBuilder to = new GraphBuilder(1);
    int square = to.add(Kind.TIMES, 0, 0);
    to.add(Kind.NEGATE, square);
    to.guard(Comparison.LESS_OR_EQUAL, false, square, to.constant(4));
    assertPrints(
        """
        v1 = times(x0, x0)
        guard(not v1 <= 4.0)
        return x0
        """,
        apply(to.build(0)));
  }

  @Test
  void whatAnOutputNeedsIsKept() {
    GraphBuilder to = new GraphBuilder(1);
    int partials =
        to.add(
            Kind.NARY_PARTIALS,
            WeightedSquares.OP,
            0,
            0,
            to.add(Kind.NARY, WeightedSquares.OP, 0, 0));
    to.pick(partials, 0);
    int second = to.pick(partials, 1);
    assertPrints(
        """
        v1 = weightedSquares(x0, x0)
        v2 = weightedSquares'(x0, x0, v1)
        v3 = v2[1]
        out[0] = v3
        return x0
        """,
        apply(to.build(0, second)));
  }

  @Test
  void inputsAreKept() {
    Graph graph = apply(new GraphBuilder(3).build(1));
    assertPrints("return x1\n", graph);
    assertEquals(3, graph.inputs());
  }
}
