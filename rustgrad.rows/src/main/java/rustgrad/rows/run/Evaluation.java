package rustgrad.rows.run;

import org.jspecify.annotations.Nullable;
import rustgrad.rows.data.Chunk;
import rustgrad.rows.data.Transpose;

/** A run over all rows, by any number of threads. */
final class Evaluation implements Runnable {
  private final Claims claims;
  private final int leavesAtOnce;
  private final double @Nullable [] rowResults;
  private volatile boolean stopped;
  private long rows;

  /**
   * @param leavesAtOnce how many leaves a thread claims at a time
   * @param rowResults receives the outputs of each row, or is null if sums are asked for
   */
  Evaluation(Claims claims, int leavesAtOnce, double @Nullable [] rowResults) {
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
      workspace.run();
      if (rowResults == null) {
        long leaf = (claim.first + from) / SumTree.LEAF_ROWS;
        path.tree.add(leaf, workspace.leaves(), workspace.sums);
      } else {
        write(claim, from, count, workspace, rowResults);
      }
    }
    path.planned.workspaces.give(workspace);
  }

  private static void write(Claim claim, int from, int count, Workspace workspace, double[] into) {
    int[] results = workspace.plan.results();
    int width = results.length - 1;
    Chunk chunk = claim.chunk;
    int stride = workspace.stride;
    if (chunk.isInOrder()) {
      int at = (int) chunk.number(from) * width;
      Transpose.toRows(workspace.block, stride, results, 1, count, into, at);
      return;
    }
    for (int k = 0; k < width; k++) {
      int column = results[k + 1] * stride;
      for (int r = 0; r < count; r++) {
        into[(int) chunk.number(from + r) * width + k] = workspace.block[column + r];
      }
    }
  }
}
