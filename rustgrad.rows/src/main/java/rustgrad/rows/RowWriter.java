package rustgrad.rows;

/** Takes results row after row, from the first to the last. */
@FunctionalInterface
public interface RowWriter {

  /**
   * Takes the results of the next rows. It is called by the thread that called the program.
   *
   * @param results those of whole rows, one after the other from the start of the array, which is
   *     only valid until this method returns
   * @param rows how many rows these are
   */
  void write(double[] results, int rows);
}
