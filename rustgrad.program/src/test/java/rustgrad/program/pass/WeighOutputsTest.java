package rustgrad.program.pass;

import static rustgrad.program.contract.PassContract.assertPrints;

import org.junit.jupiter.api.Test;
import rustgrad.core.OpRegistry;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

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
