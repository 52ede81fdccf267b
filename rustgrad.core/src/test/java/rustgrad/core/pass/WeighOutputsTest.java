package rustgrad.core.pass;

import static rustgrad.core.pass.PassContract.assertPrints;

import org.junit.jupiter.api.Test;
import rustgrad.core.OpRegistry;
import rustgrad.core.ir.GraphBuilder;
import rustgrad.core.ir.Kind;

class WeighOutputsTest {

  @Test
  void weighOutputsAddsThemUp() {
    GraphBuilder to = new GraphBuilder(1);
    int y = to.add(Kind.UNARY, OpRegistry.discovered().op("tanh"), 0);
    assertPrints(
        """
        v3 = tanh(x0)
        v4 = dot(v3, x1, x0, x2)
        return v4
        """,
        WeighOutputs.apply(to.build(y, y, 0)));
  }
}
