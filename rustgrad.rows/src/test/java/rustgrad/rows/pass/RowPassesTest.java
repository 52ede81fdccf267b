package rustgrad.rows.pass;

import static rustgrad.program.contract.PassContract.assertPrints;

import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;
import rustgrad.program.pass.Adjoint;

/** Passes of programs over rows: x0 is a parameter, x1 a row. */
class RowPassesTest {

  private static Graph product() {
    GraphBuilder to = new GraphBuilder(2);
    return to.build(to.add(Kind.TIMES, 0, 1));
  }

  @Test
  void adjointSumsWhatFlowsFromRowsIntoParameters() {
    assertPrints(
        """
        v2 = times(x0, x1)
        v5 = times(1.0, x1)
        v6 = row_sum(v5)
        v7 = row_sum(v2)
        out[0] = v6
        return v7
        """,
        Adjoint.overRows(product(), 1));
  }

  @Test
  void aResultThatDoesNotVaryCountsOnceForEachRow() {
    GraphBuilder to = new GraphBuilder(2);
    assertPrints(
        """
        v2 = negate(x0)
        v5 = row_sum(1.0)
        v6 = negate(v5)
        v7 = plus(v6, 0.0)
        v8 = row_sum(v2)
        out[0] = v7
        return v8
        """,
        Adjoint.overRows(to.build(to.add(Kind.NEGATE, 0)), 1));
  }

  @Test
  void sumRowsSumsTheResult() {
    assertPrints(
        """
        v2 = times(x0, x1)
        v3 = row_sum(v2)
        return v3
        """,
        SumRows.apply(product()));
  }

  @Test
  void dropGuardsLeavesTheRest() {
    GraphBuilder to = new GraphBuilder(2);
    to.guard(Comparison.LESS, true, 0, to.constant(0));
    Graph graph = to.build(to.add(Kind.NEGATE, 0));
    assertPrints(
        """
        v3 = negate(x0)
        return v3
        """,
        DropGuards.apply(graph));
  }
}
