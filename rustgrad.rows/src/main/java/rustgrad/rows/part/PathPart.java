package rustgrad.rows.part;

import java.util.List;
import java.util.stream.Stream;

/**
 * The sums over the rows of a part that take one path.
 *
 * @param path the fingerprint of the path
 * @param size how many sums there are over each leaf
 * @param example the first of these rows, by which the path is found again
 * @param sums the sums over whole leaves, in order
 * @param loose the rows of leaves that are not whole, in order
 */
public record PathPart(
    long path, int size, double[] example, List<LeafSums> sums, List<LooseRows> loose) {

  private static final String ADVICE =
      "they are those of one path; count the rows of each part, at the same parameters, and give each part the counts of all rows before it";

  /**
   * @throws IllegalArgumentException if there are rows twice, or none
   */
  public PathPart {
    if (join(ranges(sums, loose)).count() == 0) {
      throw new IllegalArgumentException("a path without rows");
    }
  }

  /** The rows, by their numbers among those of the path. */
  public RowRanges rows() {
    return join(ranges(sums, loose));
  }

  /**
   * Checks that parts of one path have no rows in common.
   *
   * @throws IllegalArgumentException if they have
   */
  public static void checkDisjoint(List<PathPart> parts) {
    join(parts.stream().flatMap(part -> ranges(part.sums, part.loose)));
  }

  private static RowRanges join(Stream<RowRange> ranges) {
    return RowRanges.join(ranges.toList(), ADVICE);
  }

  private static Stream<RowRange> ranges(List<LeafSums> sums, List<LooseRows> loose) {
    return Stream.concat(sums.stream().map(LeafSums::rows), loose.stream().map(LooseRows::rows));
  }
}
