package rustgrad.rows.run;

import org.jspecify.annotations.Nullable;
import rustgrad.rows.data.Chunk;
import rustgrad.rows.data.Transpose;

/** A run over all rows, by any number of threads. */
final class Evaluation implements Runnable {
  private final Claims claims;
  private final int leavesAtOnce;
  private final @Nullable RowArray rowResults;
  private volatile boolean stopped;
  private long rows;

  /**
   * @param leavesAtOnce how many leaves a thread claims at a time
   * @param rowResults receives the results of each row, or is null if there are none
   */
  Evaluation(Claims claims, int leavesAtOnce, @Nullable RowArray rowResults) {
    this.claims = claims;
    this.leavesAtOnce = leavesAtOnce;
    this.rowResults = rowResults;
  }

  /** Claims rows and computes them until there are none, or another thread has failed. */
  @Override
  public void run() {
    Claim claim = new Claim(leavesAtOnce);
    try {
      PathRun path;
      while (!stopped && (path = claims.next(claim)) != null) {
        compute(claim, path);
        count(claim.chunk.rows());
      }
    } catch (Throwable e) {
      stopped = true;
      throw e;
    }
  }

  private synchronized void count(int more) {
    rows += more;
  }

  /** How many rows have been computed. */
  synchronized long rows() {
    return rows;
  }

  private void compute(Claim claim, PathRun path) {
    Workspace workspace = path.planned.workspaces.take();
    int rows = claim.chunk.rows();
    for (int from = 0; from < rows; from += workspace.capacity) {
      int count = Math.min(workspace.capacity, rows - from);
      workspace.begin(path.uniform, count);
      claims.load(
          claim, from, count, workspace.block, workspace.stride, workspace.plan.rowColumns());
      path.planned.note(workspace);
      workspace.run();
      if (path.planned.hasSums) {
        path.tree.add((claim.first + from) / SumTree.LEAF_ROWS, workspace.leaves(), workspace.sums);
      }
      if (rowResults != null) {
        write(claim, from, count, workspace, rowResults);
      }
    }
    path.planned.workspaces.give(workspace);
  }

  private static void write(Claim claim, int from, int count, Workspace workspace, RowArray into) {
    int[] results = workspace.plan.results();
    int first = 1 + workspace.summed;
    Chunk chunk = claim.chunk;
    int stride = workspace.stride;
    int step = into.step();
    if (chunk.isInOrder()) {
      int at = (int) chunk.number(from) * step;
      Transpose.toRows(workspace.block, stride, results, first, count, into.numbers(), at, step);
      return;
    }
    for (int k = first; k < results.length; k++) {
      int column = results[k] * stride;
      for (int r = 0; r < count; r++) {
        into.numbers()[(int) chunk.number(from + r) * step + k - first] =
            workspace.block[column + r];
      }
    }
  }
}
