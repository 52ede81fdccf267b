package rustgrad.rows.part;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Parts and counts as bytes, the highest byte of a number first:
 *
 * <pre>
 * counts    COUNTS  position  byte compareRows  int paths  (long path  long rows)...
 * part      PART  position  byte gradient  int ranges  (long from  long to)...  int paths  path...
 * position  int parameters  long fingerprint  int columns
 * path      long path  int size  double[columns] example
 *           int sums  (byte level  long index  double[size])...
 *           int runs of loose rows  (long first  byte rows  double[rows * columns])...
 * </pre>
 */
public final class PartBytes {
  static final long COUNTS = 0x7267_636e_7400_0001L;
  static final long PART = 0x7267_7061_7274_0001L;
  static final int POSITION = 2 * Integer.BYTES + Long.BYTES;
  static final int RANGE = 2 * Long.BYTES;
  static final int COUNT = 2 * Long.BYTES;
  static final int PATH = Long.BYTES + 3 * Integer.BYTES;
  static final int SUMS = Byte.BYTES + Long.BYTES;
  static final int LOOSE = Byte.BYTES + Long.BYTES;

  private PartBytes() {}

  /** The counts as bytes, which {@link PartReader#counts} reads. */
  public static byte[] of(Counts counts) {
    ByteBuffer to =
        allocate(
            Long.BYTES
                + POSITION
                + Byte.BYTES
                + Integer.BYTES
                + (long) COUNT * counts.ofPaths().size());
    to.putLong(COUNTS);
    put(counts.at(), to);
    put(counts.compareRows(), to);
    to.putInt(counts.ofPaths().size());
    for (Map.Entry<Long, Long> count : counts.ofPaths().entrySet()) {
      to.putLong(count.getKey()).putLong(count.getValue());
    }
    return to.array();
  }

  /**
   * The part as bytes, which {@link PartReader#part} reads.
   *
   * @throws IllegalStateException if there are more than an array can have
   */
  public static byte[] of(Part part) {
    ByteBuffer to = allocate(size(part));
    to.putLong(PART);
    put(part.at(), to);
    put(part.gradient(), to);
    to.putInt(part.rows().ranges().size());
    for (RowRange range : part.rows().ranges()) {
      to.putLong(range.from()).putLong(range.to());
    }
    to.putInt(part.paths().size());
    for (PathPart path : part.paths()) {
      put(path, to);
    }
    return to.array();
  }

  /** How many bytes a part is. */
  public static long size(Part part) {
    long size = Long.BYTES + POSITION + Byte.BYTES + 2 * Integer.BYTES;
    size += (long) RANGE * part.rows().ranges().size();
    for (PathPart path : part.paths()) {
      size += PATH + (long) Double.BYTES * path.example().length;
      for (LeafSums sums : path.sums()) {
        size += SUMS + (long) Double.BYTES * sums.sums().length;
      }
      for (LooseRows loose : path.loose()) {
        size += LOOSE + (long) Double.BYTES * loose.numbers().length;
      }
    }
    return size;
  }

  private static ByteBuffer allocate(long size) {
    if (size > Integer.MAX_VALUE) {
      throw new IllegalStateException(
          "a part of %d bytes, more than an array can have; cut the rows at multiples of %d times a power of two, so that fewer sums wait for others"
              .formatted(size, LeafSums.LEAF_ROWS));
    }
    return ByteBuffer.allocate((int) size);
  }

  private static void put(boolean flag, ByteBuffer to) {
    to.put((byte) (flag ? 1 : 0));
  }

  private static void put(Position at, ByteBuffer to) {
    to.putInt(at.parameters()).putLong(at.fingerprint()).putInt(at.columns());
  }

  private static void put(PathPart path, ByteBuffer to) {
    to.putLong(path.path()).putInt(path.size());
    put(path.example(), to);
    to.putInt(path.sums().size());
    for (LeafSums sums : path.sums()) {
      to.put((byte) sums.level()).putLong(sums.index());
      put(sums.sums(), to);
    }
    to.putInt(path.loose().size());
    for (LooseRows loose : path.loose()) {
      to.putLong(loose.first()).put((byte) loose.count());
      put(loose.numbers(), to);
    }
  }

  private static void put(double[] numbers, ByteBuffer to) {
    to.asDoubleBuffer().put(numbers);
    to.position(to.position() + Double.BYTES * numbers.length);
  }
}
