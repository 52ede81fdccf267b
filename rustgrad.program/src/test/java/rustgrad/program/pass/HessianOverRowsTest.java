package rustgrad.program.pass;

import static rustgrad.program.contract.PassContract.assertPrints;

import org.junit.jupiter.api.Test;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

/** Of the sum of p^3 x over rows: the gradient is that of 3 p^2 x, the Hessian that of 6 p x. */
class HessianOverRowsTest {

  private static Graph cubeTimesLast(int inputs) {
    GraphBuilder to = new GraphBuilder(inputs);
    int cube = to.add(Kind.TIMES, to.add(Kind.TIMES, 0, 0), 0);
    return to.build(to.add(Kind.TIMES, cube, inputs - 1));
  }

  private static Graph simplified(Graph graph) {
    return Pipeline.run(Pipeline.SIMPLIFY, graph);
  }

  @Test
  void theDirectionStandsBetweenParametersAndRow() {
    assertPrints(
        """
        v3 = times(x0, x0)
        v4 = times(v3, x0)
        v5 = times(v4, x2)
        v7 = row_sum(x2)
        v8 = times(v7, v3)
        v9 = times(v7, x0)
        v10 = times(v9, x0)
        v11 = plus(v8, v10)
        v12 = plus(v11, v10)
        v13 = plus(v12, 0.0)
        v14 = row_sum(v5)
        v15 = times(x1, x0)
        v16 = plus(v15, v15)
        v17 = times(v16, v7)
        v18 = times(x1, v7)
        v19 = times(v18, x0)
        v20 = times(x1, v9)
        v21 = plus(v19, v20)
        v22 = plus(v17, v21)
        v23 = plus(v22, v21)
        out[0] = v13
        out[1] = v23
        return v14
        """,
        simplified(HessianOverRows.product(cubeTimesLast(3), 1)));
  }

  @Test
  void theDiagonalComesAfterTheGradient() {
    assertPrints(
        """
        v2 = times(x0, x0)
        v3 = times(v2, x0)
        v4 = times(v3, x1)
        v6 = row_sum(x1)
        v7 = times(v6, v2)
        v8 = times(v6, x0)
        v9 = times(v8, x0)
        v10 = plus(v7, v9)
        v11 = plus(v10, v9)
        v12 = plus(v11, 0.0)
        v13 = row_sum(v4)
        v14 = plus(x0, x0)
        v15 = times(v14, v6)
        v16 = plus(v8, v8)
        v17 = plus(v15, v16)
        v18 = plus(v17, v16)
        out[0] = v12
        out[1] = v18
        return v13
        """,
        simplified(HessianOverRows.diagonal(cubeTimesLast(2), 1)));
  }
}
