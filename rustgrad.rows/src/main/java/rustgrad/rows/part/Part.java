package rustgrad.rows.part;

import java.util.List;

/**
 * The sum over some of the rows.
 *
 * @param at where it was computed
 * @param gradient whether there is a gradient of the sum, too
 * @param rows the rows, by their numbers among all
 * @param paths what is known of the rows of each path
 */
public record Part(Position at, boolean gradient, RowRanges rows, List<PathPart> paths) {

  /**
   * @throws IllegalArgumentException if the paths do not have as many rows as there are, or a row
   *     twice
   */
  public Part {
    long onPaths = RowRange.total(paths.stream().mapToLong(path -> path.rows().count()));
    if (onPaths != rows.count()) {
      throw new IllegalArgumentException(
          "%d rows, but %d on the paths".formatted(rows.count(), onPaths));
    }
  }
}
