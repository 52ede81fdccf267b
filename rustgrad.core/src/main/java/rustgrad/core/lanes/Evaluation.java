package rustgrad.core.lanes;

import org.jspecify.annotations.Nullable;

/** A run over all rows, by any number of threads. */
final class Evaluation implements Runnable {
  private final RowData.Reader reader;
  private final @Nullable Lane lane;
  private final int leavesAtOnce;
  private final double @Nullable [] rowResults;
  private volatile boolean stopped;
  private long rows;

  /**
   * @param lane the way that all rows take, or null if the reader tells
   * @param leavesAtOnce how many leaves a thread claims at a time
   * @param rowResults receives the outputs of each row, or is null if sums are asked for
   */
  Evaluation(
      RowData.Reader reader,
      @Nullable Lane lane,
      int leavesAtOnce,
      double @Nullable [] rowResults) {
    this.reader = reader;
    this.lane = lane;
    this.leavesAtOnce = leavesAtOnce;
    this.rowResults = rowResults;
  }

  /** Claims rows and computes them until there are none, or another thread has failed. */
  @Override
  public void run() {
    Chunk chunk = new Chunk(leavesAtOnce);
    chunk.lane = lane;
    try {
      while (!stopped && reader.next(chunk)) {
        compute(chunk, chunk.lane);
        count(chunk.rows);
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

  private void compute(Chunk chunk, Lane lane) {
    Pool<RowRunner> rowRunners = lane.compiled.rowRunners;
    if (rowResults != null && rowRunners != null) {
      RowRunner runner = rowRunners.take();
      runner.run(reader, chunk, lane.parameters(), rowResults);
      rowRunners.give(runner);
    } else {
      computeColumns(chunk, lane);
    }
  }

  private void computeColumns(Chunk chunk, Lane lane) {
    Workspace workspace = lane.compiled.workspaces.take();
    for (int from = 0; from < chunk.rows; from += workspace.capacity) {
      int count = Math.min(workspace.capacity, chunk.rows - from);
      workspace.begin(lane.batch, count);
      reader.load(
          chunk, from, count, workspace.block, workspace.stride, workspace.plan.rowColumns());
      workspace.run();
      if (rowResults == null) {
        long leaf = chunk.firstLeaf + from / SumTree.LEAF_ROWS;
        for (int k = 0; k < workspace.leaves(); k++) {
          workspace.sums[k] = lane.tree.add(leaf + k, workspace.sums[k]);
        }
      } else {
        write(chunk, from, count, workspace, rowResults);
      }
    }
    lane.compiled.workspaces.give(workspace);
  }

  private static void write(Chunk chunk, int from, int count, Workspace workspace, double[] into) {
    int[] results = workspace.plan.results();
    int width = results.length - 1;
    for (int k = 0; k < width; k++) {
      int column = results[k + 1] * workspace.stride;
      for (int r = 0; r < count; r++) {
        into[(int) chunk.number(from + r) * width + k] = workspace.block[column + r];
      }
    }
  }
}
