package rustgrad.program.pass;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rustgrad.program.contract.PassContract;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

class SumColorsTest extends PassContract {

  /** Each output has a color of its own, and stays. */
  @Override
  protected Graph apply(Graph graph) {
    int[] colors = new int[graph.outputs()];
    Arrays.setAll(colors, k -> k);
    return SumColors.apply(graph, colors);
  }

  @Test
  void outputsOfAColorAreAddedUp() {
    GraphBuilder to = new GraphBuilder(2);
    int negative = to.add(Kind.NEGATE, 0);
    assertPrints(
        """
        v2 = negate(x0)
        v3 = sum(v2, x1)
        out[0] = v3
        out[1] = x0
        return v2
        """,
        SumColors.apply(to.build(negative, negative, 0, 1, 1), new int[] {0, 1, 0, -1}));
  }
}
