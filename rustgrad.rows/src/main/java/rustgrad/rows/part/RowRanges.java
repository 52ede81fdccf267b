package rustgrad.rows.part;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows by their numbers.
 *
 * @param ranges in order; they neither overlap nor touch
 */
public record RowRanges(List<RowRange> ranges) {

  /** No rows. */
  public static final RowRanges NONE = new RowRanges(List.of());

  /** Rows that follow one another. */
  public static RowRanges of(long from, long to) {
    return new RowRanges(List.of(new RowRange(from, to)));
  }

  /**
   * These rows and others.
   *
   * @throws IllegalArgumentException if a row is in both
   */
  public RowRanges with(RowRanges other) {
    return join(
        Stream.concat(ranges.stream(), other.ranges.stream()).toList(),
        "each row must be in one part alone");
  }

  /**
   * Joins ranges.
   *
   * @param advice what to do if there are rows in more than one of them
   * @throws IllegalArgumentException if there are
   */
  public static RowRanges join(Collection<RowRange> ranges, String advice) {
    List<RowRange> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingLong(RowRange::from));
    List<RowRange> joined = new ArrayList<>();
    for (RowRange next : sorted) {
      RowRange last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last == null || last.to() < next.from()) {
        joined.add(next);
      } else if (last.to() == next.from()) {
        joined.set(joined.size() - 1, new RowRange(last.from(), next.to()));
      } else {
        RowRange twice = new RowRange(next.from(), Math.min(last.to(), next.to()));
        throw new IllegalArgumentException("%s twice; %s".formatted(twice, advice));
      }
    }
    return new RowRanges(List.copyOf(joined));
  }

  /** How many rows there are. */
  public long count() {
    return ranges.stream().mapToLong(range -> range.to() - range.from()).sum();
  }

  /** Whether there are all rows from 0 up to the last of them. */
  public boolean areComplete() {
    return ranges.isEmpty() || ranges.size() == 1 && ranges.get(0).from() == 0;
  }

  /** Such as "rows 0 to 4, row 7". */
  @Override
  public String toString() {
    return ranges.isEmpty()
        ? "no rows"
        : ranges.stream().map(RowRange::toString).collect(Collectors.joining(", "));
  }
}
