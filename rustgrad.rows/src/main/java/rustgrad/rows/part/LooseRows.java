package rustgrad.rows.part;

import java.util.Arrays;

/**
 * Rows of one leaf that wait for the others of it.
 *
 * @param first the number of the first of them among the rows of their path
 * @param numbers one row after the other; belongs to this object, and is not changed
 */
public record LooseRows(long first, int count, double[] numbers) {

  /**
   * @throws IllegalArgumentException if there are no such rows in one leaf, or a number is NaN
   */
  public LooseRows {
    if (count < 1 || inLeaf(first) + count > LeafSums.LEAF_ROWS || numbers.length % count != 0) {
      throw new IllegalArgumentException("%d rows from %d on in one leaf".formatted(count, first));
    }
    if (Arrays.stream(numbers).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("a number of a row is NaN");
    }
  }

  private static int inLeaf(long row) {
    return Math.floorMod(row, LeafSums.LEAF_ROWS);
  }

  /** These rows, by their numbers among those of their path. */
  public RowRange rows() {
    return new RowRange(first, first + count);
  }

  /** Whether these are the first rows of their leaf. */
  public boolean beginLeaf() {
    return inLeaf(first) == 0;
  }

  /** Whether these are all rows of their leaf. */
  public boolean fillLeaf() {
    return count == LeafSums.LEAF_ROWS;
  }

  /** Whether others are the next rows of the same leaf. */
  public boolean areFollowedBy(LooseRows next) {
    return first + count == next.first && !next.beginLeaf();
  }

  /** These rows and the next ones of the same leaf. */
  public LooseRows with(LooseRows next) {
    double[] both = Arrays.copyOf(numbers, numbers.length + next.numbers.length);
    System.arraycopy(next.numbers, 0, both, numbers.length, next.numbers.length);
    return new LooseRows(first, count + next.count, both);
  }
}
