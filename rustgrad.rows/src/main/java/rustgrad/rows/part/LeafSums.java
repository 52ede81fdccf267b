package rustgrad.rows.part;

/**
 * The sums over the rows of leaves that have met in the tree: the 2^level leaves from {@code index
 * * 2^level} on.
 *
 * @param sums in an order that depends on the function alone; the array belongs to this object, and
 *     is not changed
 */
public record LeafSums(int level, long index, double[] sums) {
  /** How many rows a leaf of a sum has. */
  public static final int LEAF_ROWS = 128;

  private static final int HIGHEST_LEVEL = 53;

  /**
   * @throws IllegalArgumentException if there are no such rows
   */
  public LeafSums {
    if (level < 0 || level > HIGHEST_LEVEL || index < 0 || index >= leaves(RowRange.END) >> level) {
      throw new IllegalArgumentException("no leaves %d at level %d".formatted(index, level));
    }
  }

  private static long leaves(long rows) {
    return rows / LEAF_ROWS;
  }

  /** The rows, by their numbers among those of their path. */
  public RowRange rows() {
    return new RowRange(
        Math.multiplyExact(index << level, LEAF_ROWS),
        Math.multiplyExact((index + 1) << level, LEAF_ROWS));
  }
}
