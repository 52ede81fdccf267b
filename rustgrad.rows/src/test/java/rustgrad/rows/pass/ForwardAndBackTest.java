package rustgrad.rows.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rustgrad.core.OpRegistry;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

class ForwardAndBackTest {

  /** e^(x1 - x0), where x0 is a parameter and x1 a row, and the square of the row. */
  private static Graph traced() {
    GraphBuilder to = new GraphBuilder(4);
    int e = to.add(Kind.UNARY, OpRegistry.discovered().op("exp"), to.add(Kind.MINUS, 3, 0));
    int square = to.add(Kind.TIMES, 3, 3);
    return to.build(e, e, square);
  }

  @Test
  void whatAnOpHasComputedIsKeptAndProductsAreComputedAgain() {
    ForwardAndBack passes = ForwardAndBack.byRow(traced(), 1);
    assertEquals(1, passes.kept());
    assertEquals(
        """
        v2 = minus(x1, x0)
        v3 = exp(v2)
        v4 = times(x1, x1)
        v5 = exp'(v2, v3)
        out[0] = v3
        out[1] = v4
        out[2] = v5
        return v3
        """,
        passes.forward().toString());
    assertEquals(
        """
        v6 = times(x2, x3)
        v7 = plus(v6, v6)
        v8 = times(x1, x4)
        v9 = plus(v7, v8)
        v10 = plus(v9, 0.0)
        out[0] = v10
        return v10
        """,
        passes.back().toString());
  }

  @Test
  void backToTheParametersItIsSummedOverTheRows() {
    ForwardAndBack passes = ForwardAndBack.byParameters(traced(), 1);
    assertEquals(1, passes.kept());
    assertEquals(
        """
        v5 = times(x1, x4)
        v6 = negate(v5)
        v7 = row_sum(v6)
        out[0] = v7
        return v7
        """,
        passes.back().toString());
  }
}
