package rustgrad.program.pass;

import org.junit.jupiter.api.Test;
import rustgrad.program.contract.PassContract;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

class SpreadSumsTest extends PassContract {

  @Override
  protected Graph apply(Graph graph) {
    return SpreadSums.apply(graph);
  }

  @Test
  void theExampleOfTheJavadoc() {
    GraphBuilder to = new GraphBuilder(3);
    Graph before = to.build(to.add(Kind.DOT, 2, 0, 1));
    assertPrints(
        """
        v3 = dot(x2, x0, x1)
        return v3
        """,
        before);
    assertPrints(
        """
        v3 = times(x0, x1)
        v4 = plus(x2, v3)
        return v4
        """,
        apply(before));
  }

  @Test
  void aDotWithoutAStartBeginsWithAProduct() {
    GraphBuilder to = new GraphBuilder(4);
    assertPrints(
        """
        v4 = times(x0, x1)
        v5 = times(x2, x3)
        v6 = plus(v4, v5)
        return v6
        """,
        apply(to.build(to.add(Kind.DOT, new int[] {0, 1, 2, 3}))));
  }

  @Test
  void aSumIsAddedFromTheLeft() {
    GraphBuilder to = new GraphBuilder(3);
    assertPrints(
        """
        v3 = plus(x2, x1)
        v4 = plus(v3, x0)
        return v4
        """,
        apply(to.build(to.add(Kind.SUM, 2, 1, 0))));
  }

  @Test
  void aSumOfOneTermIsTheTerm() {
    GraphBuilder to = new GraphBuilder(1);
    int sum = to.add(Kind.SUM, new int[] {0});
    int start = to.add(Kind.DOT, new int[] {0});
    assertPrints(
        """
        out[0] = x0
        out[1] = x0
        return x0
        """,
        apply(to.build(sum, sum, start)));
  }
}
