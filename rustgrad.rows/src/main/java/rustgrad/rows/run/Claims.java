package rustgrad.rows.run;

import org.jspecify.annotations.Nullable;
import rustgrad.rows.data.RowData;

/** Hands out the rows of an evaluation, once. Threads share it. */
interface Claims {

  /**
   * Claims the next rows of a path, whole leaves of its sum unless they are its last rows.
   *
   * @return the run of that path, or null if there are no more rows
   */
  @Nullable PathRun next(Claim claim);

  /** Copies claimed rows into the columns of a block: see {@link RowData.Reader#load}. */
  void load(Claim claim, int from, int rows, double[] block, int stride, int[] columns);
}
