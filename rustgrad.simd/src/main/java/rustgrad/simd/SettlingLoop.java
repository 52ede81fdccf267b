package rustgrad.simd;

import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.kernel.RowLoop;

/**
 * A loop over vectors, for which a plain one serves until HotSpot has compiled it. Before that each
 * vector is an object, which takes a hundred times as long. Some calls are trials: both loops
 * compute the same rows, to the same bits, and the faster one leads when it has been faster in
 * several trials one after the other, as anything may interrupt either.
 */
final class SettlingLoop implements RowLoop {
  /** So many trials one after the other decide. */
  private static final int SURE = 8;

  /** Where vectors do not lead after so many trials, they never will. */
  private static final int MOST_TRIALS = 50_000;

  /** How many calls there are between trials at most. Where vectors still lead then, they stay. */
  private static final int LONGEST_PAUSE = 1 << 16;

  private final RowLoop vectors;
  private final RowLoop plain;
  private volatile RowLoop leader;
  private volatile boolean isOver;

  // Threads may lose what another has noted; that is near enough.
  private int callsToTrial;
  private int pause = 1;
  private int defeats;
  private int trials;

  SettlingLoop(RowLoop vectors, RowLoop plain) {
    this.vectors = vectors;
    this.plain = plain;
    this.leader = plain;
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
    if (isOver || --callsToTrial > 0) {
      leader.run(block, stride, from, to, numbers, x, y, lanes, sum);
      return;
    }
    int apart = lanes.length / Kernels.LANES / 2 + sum;
    long start = System.nanoTime();
    plain.run(block, stride, from, to, numbers, x, y, lanes, apart);
    long half = System.nanoTime();
    vectors.run(block, stride, from, to, numbers, x, y, lanes, sum);
    note(half - start, System.nanoTime() - half);
  }

  /**
   * Notes the times of a trial. While plain loops lead, vectors get as much time as they; while
   * vectors do, trials become rare.
   */
  void note(long plainTime, long vectorTime) {
    boolean vectorsLead = leader == vectors;
    if (vectorTime < plainTime != vectorsLead) {
      pause = 1;
      if (++defeats == SURE) {
        defeats = 0;
        leader = vectorsLead ? plain : vectors;
      }
    } else {
      defeats = 0;
      pause =
          vectorsLead ? 2 * pause : (int) Math.min(LONGEST_PAUSE, vectorTime / (plainTime + 1) + 1);
    }
    callsToTrial = pause;
    isOver = vectorsLead ? pause > LONGEST_PAUSE : ++trials > MOST_TRIALS;
  }

  /** Whether the loop over vectors is the one that is run. */
  boolean vectorsLead() {
    return leader == vectors;
  }

  @Override
  public boolean isSettled() {
    return isOver || vectorsLead();
  }
}
