package rustgrad.simd;

import org.jspecify.annotations.Nullable;
import rustgrad.rows.kernel.RowLoop;

/**
 * A loop over vectors, for which a plain one serves until HotSpot has compiled it. Before that each
 * vector is an object, which takes a hundred times as long. So vectors get no more time than plain
 * loops at first, and all calls once they take less for a row, on an average of the latest. Both
 * compute the same bits.
 */
final class SettlingLoop implements RowLoop {
  /** Where vectors have not been faster after so many calls, they will not be. */
  private static final int MOST_CALLS = 1_000_000;

  private final RowLoop vectors;
  private final RowLoop plain;
  private volatile @Nullable RowLoop settled;

  // Threads may lose what another has noted; that is near enough.
  private int calls;

  /** How much more time the plain loop has had, in nanoseconds. */
  private long ahead;

  /** The time for a row, on an average of the latest calls, in nanoseconds; 0 before the first. */
  private double plainTime;

  private double vectorTime;

  SettlingLoop(RowLoop vectors, RowLoop plain) {
    this.vectors = vectors;
    this.plain = plain;
  }

  @Override
  public void run(
      double[] block,
      int stride,
      int from,
      int to,
      double[] numbers,
      int[] x,
      int[] y,
      double[] lanes,
      int sum) {
    RowLoop loop = settled;
    if (loop != null) {
      loop.run(block, stride, from, to, numbers, x, y, lanes, sum);
      return;
    }
    boolean isPlain = ahead <= 0;
    loop = isPlain ? plain : vectors;
    long start = System.nanoTime();
    loop.run(block, stride, from, to, numbers, x, y, lanes, sum);
    note(isPlain, System.nanoTime() - start, to - from);
  }

  private void note(boolean isPlain, long time, int rows) {
    double timeOfRow = (double) time / rows;
    if (isPlain) {
      ahead += time;
      plainTime = average(plainTime, timeOfRow);
    } else {
      ahead -= time;
      vectorTime = average(vectorTime, timeOfRow);
    }
    if (!isPlain && vectorTime < plainTime) {
      settled = vectors;
    } else if (++calls > MOST_CALLS) {
      settled = plain;
    }
  }

  /** A loop that skips rows takes now more and now less time, so one call does not tell. */
  private static double average(double latest, double time) {
    return latest == 0 ? time : latest + (time - latest) / 8;
  }
}
