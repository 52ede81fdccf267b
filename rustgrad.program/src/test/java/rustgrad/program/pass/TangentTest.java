package rustgrad.program.pass;

import static rustgrad.program.contract.PassContract.assertPrints;

import org.junit.jupiter.api.Test;
import rustgrad.core.OpRegistry;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

class TangentTest {

  @Test
  void theExampleOfTheJavadoc() {
    GraphBuilder to = new GraphBuilder(1);
    int y = to.add(Kind.UNARY, OpRegistry.discovered().op("tanh"), 0);
    assertPrints(
        """
        v2 = tanh(x0)
        v3 = tanh'(x0, v2)
        v4 = times(x1, v3)
        out[0] = v4
        return v2
        """,
        Tangent.along(to.build(y, y), 0));
  }

  @Test
  void whatNoDirectionReachesIsNotMultiplied() {
    GraphBuilder to = new GraphBuilder(2);
    int product = to.add(Kind.TIMES, 0, 1);
    Graph graph = to.build(product, product, 1);
    assertPrints(
        """
        v2 = times(x0, x1)
        v4 = times(1.0, x1)
        v6 = times(1.0, x0)
        out[0] = v4
        out[1] = v6
        out[2] = 0.0
        out[3] = 1.0
        return v2
        """,
        Tangent.byEach(graph, 0, 1));
  }
}
