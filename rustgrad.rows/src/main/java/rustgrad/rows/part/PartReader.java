package rustgrad.rows.part;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Reads the bytes that {@link PartBytes} writes. Nothing in them is trusted, and memory is taken
 * only for what is there.
 */
public final class PartReader {
  private final ByteBuffer from;

  private PartReader(byte[] bytes) {
    this.from = ByteBuffer.wrap(bytes);
  }

  /**
   * Reads counts.
   *
   * @throws IllegalArgumentException if the bytes are none
   */
  public static Counts counts(byte[] bytes) {
    return new PartReader(bytes).all("counts of rows", PartBytes.COUNTS, PartReader::counts);
  }

  /**
   * Reads a part.
   *
   * @throws IllegalArgumentException if the bytes are none
   */
  public static Part part(byte[] bytes) {
    return new PartReader(bytes).all("a part of a sum", PartBytes.PART, PartReader::part);
  }

  private interface Form<T> {
    T read(PartReader from);
  }

  private <T> T all(String what, long start, Form<T> form) {
    try {
      need(Long.BYTES);
      check(from.getLong() == start, "they begin differently");
      T read = form.read(this);
      check(!from.hasRemaining(), "bytes are left over");
      return read;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "these %d bytes are not %s of this version of rustgrad: %s"
              .formatted(from.capacity(), what, e.getMessage()),
          e);
    }
  }

  private Counts counts() {
    Position at = position();
    boolean compareRows = flag();
    SortedMap<Long, Long> counts = new TreeMap<>();
    list(PartBytes.COUNT, () -> Map.entry(from.getLong(), from.getLong()))
        .forEach(
            count ->
                check(
                    counts.put(count.getKey(), count.getValue()) == null, "a path is there twice"));
    return new Counts(at, compareRows, counts);
  }

  private Part part() {
    Position at = position();
    boolean gradient = flag();
    List<RowRange> ranges =
        list(PartBytes.RANGE, () -> new RowRange(from.getLong(), from.getLong()));
    RowRanges rows = RowRanges.join(ranges, "a part has a row once");
    List<PathPart> paths = list(PartBytes.PATH, () -> path(at.columns()));
    Set<Long> different = new HashSet<>();
    for (PathPart path : paths) {
      check(different.add(path.path()), "a path is there twice");
    }
    return new Part(at, gradient, rows, paths);
  }

  private boolean flag() {
    need(Byte.BYTES);
    byte flag = from.get();
    check(flag == 0 || flag == 1, "neither yes nor no");
    return flag == 1;
  }

  private Position position() {
    need(PartBytes.POSITION);
    return new Position(from.getInt(), from.getLong(), from.getInt());
  }

  private PathPart path(int columns) {
    need(PartBytes.PATH);
    long path = from.getLong();
    int size = from.getInt();
    check(size >= 0, "less than no sums");
    double[] example = numbers(columns);
    check(Arrays.stream(example).noneMatch(Double::isNaN), "a number of a row is NaN");
    List<LeafSums> sums =
        list(PartBytes.SUMS, () -> new LeafSums(from.get(), from.getLong(), numbers(size)));
    List<LooseRows> loose = list(PartBytes.LOOSE, () -> loose(columns));
    return new PathPart(path, size, example, sums, loose);
  }

  private LooseRows loose(int columns) {
    long first = from.getLong();
    int rows = from.get();
    check(rows > 0, "no rows in a run of rows");
    return new LooseRows(first, rows, numbers((long) rows * columns));
  }

  /** As many things as the next number says, each of which takes at least so many bytes. */
  private <T> List<T> list(int bytes, Supplier<T> next) {
    need(Integer.BYTES);
    int count = from.getInt();
    check(count >= 0, "less than none in a list");
    need((long) count * bytes);
    List<T> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      need(bytes);
      list.add(next.get());
    }
    return List.copyOf(list);
  }

  private double[] numbers(long count) {
    need(count * Double.BYTES);
    double[] numbers = new double[(int) count];
    from.asDoubleBuffer().get(numbers);
    from.position(from.position() + (int) count * Double.BYTES);
    return numbers;
  }

  private void need(long bytes) {
    check(bytes <= from.remaining(), "they end too early");
  }

  private static void check(boolean holds, String error) {
    if (!holds) {
      throw new IllegalArgumentException(error);
    }
  }
}
