package rustgrad.rows.data;

/** Rows of data that can be read again and again. */
public interface RowData {

  /** How many numbers a row has. */
  int columns();

  /** How many rows there are, or -1 if that is known only when they have been read. */
  long count();

  /** Opens a reader, at the first row. */
  Reader open();

  /** Reads the rows once. Threads may share it. */
  interface Reader {

    /**
     * Claims the next rows, as many as the chunk has room for unless they are the last.
     *
     * @return whether there are any
     */
    boolean next(Chunk chunk);

    /**
     * Copies rows of a chunk into the columns of a block.
     *
     * @param from the first of them, counted from the first row of the chunk
     * @param columns the column for each number of a row, or -1 for none
     */
    void load(Chunk chunk, int from, int rows, double[] block, int stride, int[] columns);
  }
}
