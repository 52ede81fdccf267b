package rustgrad.rows.part;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many rows take which path.
 *
 * @param at where the paths were taken
 * @param compareRows whether the function compares what depends on the row
 * @param ofPaths the number of rows of each path, by its fingerprint
 */
public record Counts(Position at, boolean compareRows, SortedMap<Long, Long> ofPaths) {

  /**
   * @throws IllegalArgumentException if a path has no rows, or all have too many
   */
  public Counts {
    for (long count : ofPaths.values()) {
      if (count < 1 || count > RowRange.END) {
        throw new IllegalArgumentException("%d rows of a path".formatted(count));
      }
    }
    if (total(ofPaths) > RowRange.END) {
      throw new IllegalArgumentException("more than %d rows".formatted(RowRange.END));
    }
  }

  /**
   * These and others.
   *
   * @throws IllegalArgumentException if the others were counted elsewhere
   */
  public Counts plus(Counts other) {
    if (!at.equals(other.at)) {
      throw new IllegalArgumentException(
          "the rows were counted at different parameters; count them all at the same bits");
    }
    SortedMap<Long, Long> sum = new TreeMap<>(ofPaths);
    other.ofPaths.forEach((path, count) -> sum.merge(path, count, Long::sum));
    return new Counts(at, compareRows || other.compareRows, sum);
  }

  /** How many rows there are. */
  public long rows() {
    return total(ofPaths);
  }

  private static long total(SortedMap<Long, Long> counts) {
    return RowRange.total(counts.values().stream().mapToLong(count -> count));
  }
}
