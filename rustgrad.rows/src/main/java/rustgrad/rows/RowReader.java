package rustgrad.rows;

/** Reads rows once, from the first to the last: see {@link Rows#stream}. */
@FunctionalInterface
public interface RowReader {

  /**
   * Reads the next rows. It is called by one thread at a time, not always the same.
   *
   * @param into receives whole rows, one after the other from its start; it has room for 1,024, or
   *     for fewer if they are long: {@code into.length} tells
   * @return how many rows these are, 0 if there are no more
   */
  int read(double[] into);
}
