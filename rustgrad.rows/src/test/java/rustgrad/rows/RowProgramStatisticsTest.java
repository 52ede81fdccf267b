package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

class RowProgramStatisticsTest {

  @Test
  void whatIsComputedOnceForASumIsToldFromWhatIsComputedForEachRow() {
    RowProgram program =
        RowProgram.trace(
            2, 3, (p, row) -> p[0].exp().times(p[1]).times(row[0]).plus(row[2].times(2)));
    RowProgramStatistics statistics = program.statistics();
    assertEquals(2, statistics.parameters());
    assertEquals(3, statistics.columns());
    assertEquals(1, statistics.outputs());
    assertEquals(1, statistics.paths());
    assertEquals(2, statistics.uniform()); // exp and the first times
    assertEquals(3, statistics.varying());
    assertTrue(
        statistics.bytes() >= 12 * 11, statistics.toString()); // 5 nodes, 5 inputs, 1 constant
    assertTrue(program.toString().contains(statistics.kernels()));
  }

  @Test
  void aFunctionThatComparesHasAPathForEachWayThatItHasTaken() {
    VectorRowProgram program =
        VectorRowProgram.trace(
            1,
            1,
            2,
            (p, row) -> new Value[] {row[0].isGreaterThan(0) ? row[0].tanh() : row[0], p[0].sin()});
    RowProgramStatistics before = program.statistics();
    assertEquals(new RowProgramStatistics(1, 1, 2, 0, 0, 0, 0, before.kernels()), before);
    program.evaluate(new double[1], Rows.of(new double[][] {{-1}, {1}}), new double[4]);
    RowProgramStatistics after = program.statistics();
    assertEquals(2, after.paths());
    assertEquals(1, after.uniform()); // sin
    assertEquals(2, after.varying()); // the comparison and tanh, of the path that was taken last
  }
}
