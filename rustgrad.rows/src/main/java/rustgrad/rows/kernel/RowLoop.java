package rustgrad.rows.kernel;

/** A loop over rows that computes a {@link LoopBody}. Any number of threads may run it at once. */
@FunctionalInterface
public interface RowLoop {

  /**
   * Computes the rows {@code from, ..., to - 1} of a block.
   *
   * @param block the columns: see {@link Kernels}
   * @param from a multiple of {@link Kernels#LANES}
   * @param to need not be one; what follows in the columns may be written up to the next
   * @param numbers those that are the same in every row
   * @param x the columns that are read
   * @param y the columns that are written, none of which is read
   * @param lanes what each of the {@link Kernels#LANES} lanes has summed so far: sum s has its
   *     lanes at {@code LANES * s}, and row r is added to lane {@code r % LANES}. The second half
   *     of the array is for the loop to work with.
   * @param sum the first sum
   */
  void run(
      double[] block,
      int stride,
      int from,
      int to,
      double[] numbers,
      int[] x,
      int[] y,
      double[] lanes,
      int sum);

  /** As {@link #run}, and does what it can to become faster, which may take much longer. */
  default void settle(
      double[] block,
      int stride,
      int from,
      int to,
      double[] numbers,
      int[] x,
      int[] y,
      double[] lanes,
      int sum) {
    run(block, stride, from, to, numbers, x, y, lanes, sum);
  }

  /** Whether it is as fast as it will be. */
  default boolean isSettled() {
    return true;
  }
}
