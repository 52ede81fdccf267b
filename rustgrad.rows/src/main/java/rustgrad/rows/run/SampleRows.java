package rustgrad.rows.run;

/**
 * Some rows of a path, to run it on.
 *
 * @param numbers those of the rows, column by column
 */
record SampleRows(double[] parameters, double[] numbers, int rows) {

  /** The first rows of a block that has been loaded. */
  static SampleRows of(Workspace block) {
    int rows = Math.min(SumTree.LEAF_ROWS, block.validRows());
    int[] columns = block.plan.rowColumns();
    double[] numbers = new double[columns.length * rows];
    for (int c = 0; c < columns.length; c++) {
      if (columns[c] >= 0) {
        System.arraycopy(block.block, columns[c] * block.stride, numbers, c * rows, rows);
      }
    }
    return new SampleRows(block.uniform().parameters().clone(), numbers, rows);
  }

  /**
   * Runs a plan of the path, with memory of its own.
   *
   * @param settles whether its loops are to become faster, however long that takes
   */
  Runnable runOf(PlannedPath path, boolean settles) {
    PathRun run = path.runs.take();
    run.begin(parameters);
    Workspace block = path.workspaces.take();
    block.settles = settles;
    return () -> {
      block.begin(run.uniform, rows);
      load(block);
      block.run();
    };
  }

  private void load(Workspace block) {
    int[] columns = block.plan.rowColumns();
    for (int c = 0; c < columns.length; c++) {
      if (columns[c] >= 0) {
        System.arraycopy(numbers, c * rows, block.block, columns[c] * block.stride, rows);
      }
    }
  }
}
