package rustgrad.rows.run;

import org.jspecify.annotations.Nullable;
import rustgrad.rows.data.ArrayRows;
import rustgrad.rows.data.JoinedRows;
import rustgrad.rows.data.RowData;
import rustgrad.rows.pass.ForwardAndBack;

/**
 * Two passes over the rows, of which the second reads numbers that the first has kept of each row.
 */
final class KeptPasses {
  /** How many numbers are kept of each row. */
  final int kept;

  private final PlannedPath forward;
  private final PlannedPath back;

  /**
   * @param rows the function that is run, which takes one path
   * @param parameters how many parameters it has
   * @param outputs how many outputs it has
   * @param overRows whether the second pass sums over the rows; else it has results for each
   */
  KeptPasses(ForwardAndBack graphs, OverRows rows, int parameters, int outputs, boolean overRows) {
    this.kept = graphs.kept();
    this.forward = rows.planned(graphs.forward(), parameters, false, outputs);
    this.back = rows.planned(graphs.back(), parameters + outputs, overRows, 0);
  }

  /**
   * Sums the outputs over the rows.
   *
   * @param keep receives what the second pass reads
   * @param sums receives the sums, from {@code at} on
   */
  void forward(double[] p, RowData data, RowArray keep, double[] sums, int at, Workers workers) {
    PathRun run = begin(forward, p, data);
    evaluate(run, data, keep, workers);
    System.arraycopy(run.tree.total(), 0, sums, at, forward.summed);
    run.planned.runs.give(run);
  }

  /**
   * Passes weights back.
   *
   * @param pAndWeights the parameters, and a weight for each output
   * @param keep what the first pass has kept
   * @param rowResults receives the results of each row, and may be what was kept; null if there are
   *     none
   * @param sums receives the sums over the rows
   */
  void back(
      double[] pAndWeights,
      RowData data,
      RowArray keep,
      @Nullable RowArray rowResults,
      double[] sums,
      Workers workers) {
    int rows = (int) data.count();
    RowData both =
        new JoinedRows(data, new ArrayRows(keep.numbers(), rows, kept, keep.step(), 1, null));
    PathRun run = begin(back, pAndWeights, data);
    evaluate(run, both, rowResults, workers);
    if (back.hasSums) {
      run.finish(sums, false);
    }
    run.planned.runs.give(run);
  }

  private static PathRun begin(PlannedPath path, double[] uniform, RowData data) {
    PathRun run = path.forRows(data.count()).runs.take();
    run.begin(uniform);
    return run;
  }

  private static void evaluate(
      PathRun run, RowData data, @Nullable RowArray rowResults, Workers workers) {
    Claims claims = new OnePath(data.open(), run, 0);
    int leaves = OverRows.leavesAtOnce(claims, data, workers);
    OverRows.run(new Evaluation(claims, leaves, rowResults), workers);
  }
}
