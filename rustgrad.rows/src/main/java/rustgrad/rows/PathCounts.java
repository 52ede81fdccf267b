package rustgrad.rows;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import rustgrad.program.ir.Count;
import rustgrad.rows.part.Counts;
import rustgrad.rows.part.PartBytes;
import rustgrad.rows.part.PartReader;

/**
 * How many rows take which path through the comparisons of a function. A {@link PartialSum} of a
 * function that compares what depends on the row needs those of all rows before it, because rows
 * that take the same path are summed together, 128 at a time.
 *
 * <pre>{@code
 * PathCounts first = program.countPaths(p, rows0To999);
 * PathCounts second = program.countPaths(p, rows1000To2499);
 * PartialSum third = program.partialSum(p, rows2500To3999, first.plus(second));
 * }</pre>
 *
 * <p>Immutable; serializable, as a part is.
 */
public final class PathCounts implements Serializable {
  private static final long serialVersionUID = 1;

  private final transient Counts counts;

  PathCounts(Counts counts) {
    this.counts = counts;
  }

  /**
   * Reads what {@link #toBytes} has written.
   *
   * @throws IllegalArgumentException if the bytes are no counts, or contradict each other
   */
  public static PathCounts of(byte[] bytes) {
    return new PathCounts(PartReader.counts(bytes));
  }

  /** These counts as bytes: 16 for each path, and some more. */
  public byte[] toBytes() {
    return PartBytes.of(counts);
  }

  /**
   * The counts of these rows and others.
   *
   * @throws IllegalArgumentException if the others were counted at other parameters
   */
  public PathCounts plus(PathCounts other) {
    return new PathCounts(counts.plus(other.counts));
  }

  /**
   * Whether the function, at these parameters, compares what depends on the row. If not, all rows
   * take one path, and the number of rows before a part will do. One row is enough to tell; of no
   * rows it is false.
   */
  public boolean areNeeded() {
    return counts.compareRows();
  }

  /** How many rows there are. */
  public long rows() {
    return counts.rows();
  }

  Counts counts() {
    return counts;
  }

  private Object writeReplace() {
    return new Serialized(false, toBytes());
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("PathCounts are read by way of their bytes");
  }

  /** Such as "PathCounts(1000 rows, 2 paths)". */
  @Override
  public String toString() {
    return "PathCounts(%s, %s)"
        .formatted(Count.of(rows(), "row"), Count.of(counts.ofPaths().size(), "path"));
  }
}
