package rustgrad.rows;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import rustgrad.program.ir.Count;
import rustgrad.rows.part.Part;
import rustgrad.rows.part.PartBytes;
import rustgrad.rows.part.PartReader;

/**
 * The sum of a {@link RowProgram} over some of the rows, with or without its gradient. Parts are
 * computed anywhere, on other threads, in other processes or on other machines, and merged in any
 * order and grouping; the end has the bits of one sum over all rows.
 *
 * <pre>{@code
 * PartialSum a = program.partialSumGradient(p, rows0To999, 0);       // here
 * PartialSum b = program.partialSumGradient(p, rows1000To2499, 1000); // and there
 * PartialSum all = program.merge(p, a, b);
 * double sum = program.sumGradient(p, all, gradient);
 * }</pre>
 *
 * <p>Rows may be cut anywhere. A part has sums over leaves of 128 rows that have been added up as
 * far as the tree of the whole sum allows, and the rows at its ends whose leaf has others, too;
 * these are summed up by the merge that completes the leaf. So a part of n rows that follow one
 * another has, for each path through the comparisons of the function, at most 254 rows and 2
 * log<sub>2</sub>(n / 128) sums for each result and each parameter. It has the fewest where it
 * begins and ends at multiples of 128 times a high power of two. A part of no rows merges with any.
 *
 * <p>If the function compares what depends on the row, a part also needs to know how many rows
 * before it take which path: see {@link PathCounts}.
 *
 * <p>A part knows the function and the parameters that it was computed with: each path by its
 * instructions and constants, in which an op counts by its name, and the parameters by their bits.
 * To merge it with a part that was computed otherwise is an error. So is a row that is in both. If
 * rows are missing between others, that is an error at the end; {@link #rows} tells whether there
 * are as many as there should be.
 *
 * <p>A part is immutable, and small enough to be sent: it is serializable, and can be had as bytes.
 * Nothing that is read is trusted, and memory is taken only for what is there.
 */
public final class PartialSum implements Serializable {
  private static final long serialVersionUID = 1;

  private final transient Part part;

  PartialSum(Part part) {
    this.part = part;
  }

  /**
   * Reads what {@link #toBytes} has written.
   *
   * @throws IllegalArgumentException if the bytes are no part, or contradict each other
   */
  public static PartialSum of(byte[] bytes) {
    return new PartialSum(PartReader.part(bytes));
  }

  /**
   * This part as bytes: some 8 for each number.
   *
   * @throws IllegalStateException if there are more than an array can have
   */
  public byte[] toBytes() {
    return PartBytes.of(part);
  }

  /** How many rows have been summed up. */
  public long rows() {
    return part.rows().count();
  }

  /** Whether there is a gradient of the sum, too. */
  public boolean hasGradient() {
    return part.gradient();
  }

  Part part() {
    return part;
  }

  private Object writeReplace() {
    return new Serialized(true, toBytes());
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a PartialSum is read by way of its bytes");
  }

  /** Such as "PartialSum(rows 0 to 999, with gradient, 1 path, 4,242 bytes)". */
  @Override
  public String toString() {
    return "PartialSum(%s, %s, %s, %,d bytes)"
        .formatted(
            part.rows(),
            hasGradient() ? "with gradient" : "value",
            Count.of(part.paths().size(), "path"),
            PartBytes.size(part));
  }
}
