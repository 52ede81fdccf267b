package rustgrad.program.pass;

import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.program.contract.PassContract;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

class OrderByOutputTest extends PassContract {

  @Override
  protected Graph apply(Graph graph) {
    return OrderByOutput.apply(graph);
  }

  @Test
  void whatAnOutputNeedsStandsBeforeIt() {
    GraphBuilder to = new GraphBuilder(2);
    int a = to.add(Kind.NEGATE, 0);
    int b = to.add(Kind.NEGATE, 1);
    int c = to.add(Kind.PLUS, a, 1);
    int d = to.add(Kind.PLUS, b, a);
    assertPrints(
        """
        v2 = negate(x0)
        v3 = plus(v2, x1)
        v4 = negate(x1)
        v5 = plus(v4, v2)
        out[0] = v3
        out[1] = v5
        return v3
        """,
        apply(to.build(c, c, d)));
  }

  @Test
  void guardsComeFirstInTheirOrder() {
    GraphBuilder to = new GraphBuilder(2);
    int a = to.add(Kind.NEGATE, 0);
    to.guard(Comparison.LESS, true, 0, 1);
    int b = to.add(Kind.NEGATE, 1);
    to.guard(Comparison.GREATER, false, b, 0);
    assertPrints(
        """
        guard(x0 < x1)
        v3 = negate(x1)
        guard(not v3 > x0)
        v5 = negate(x0)
        return v5
        """,
        apply(to.build(a)));
  }
}
