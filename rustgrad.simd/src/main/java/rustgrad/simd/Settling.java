package rustgrad.simd;

/**
 * Decides whether vectors or plain code compute the same. Before HotSpot has compiled vectors, each
 * of them is an object, which takes a hundred times as long. So plain code serves at first, and
 * some calls are trials of both: what has been faster in several trials one after the other leads,
 * as anything may interrupt either.
 */
final class Settling {
  /** So many trials one after the other decide. */
  private static final int SURE = 8;

  /** Where vectors do not lead after so many trials, they never will. */
  private static final int MOST_TRIALS = 50_000;

  /** How many calls there are between trials at most. Where vectors still lead then, they stay. */
  private static final int LONGEST_PAUSE = 1 << 16;

  private volatile boolean vectorsLead;
  private volatile boolean isOver;

  // Threads may lose what another has noted; that is near enough.
  private int callsToTrial;
  private int pause = 1;
  private int defeats;
  private int trials;

  /** Counts a call, and tells whether it is to be a trial. */
  boolean isTrial() {
    return !isOver && --callsToTrial <= 0;
  }

  /** What runs where there is no trial. */
  boolean vectorsLead() {
    return vectorsLead;
  }

  /** Whether what leads is likely to stay. */
  boolean isSettled() {
    return isOver || vectorsLead;
  }

  /**
   * Notes the times of a trial. While plain code leads, vectors get as much time as it; while
   * vectors do, trials become rare.
   */
  void note(long plainTime, long vectorTime) {
    boolean lead = vectorsLead;
    if (vectorTime < plainTime != lead) {
      pause = 1;
      if (++defeats == SURE) {
        defeats = 0;
        vectorsLead = !lead;
      }
    } else {
      defeats = 0;
      pause = lead ? 2 * pause : (int) Math.min(LONGEST_PAUSE, vectorTime / (plainTime + 1) + 1);
    }
    callsToTrial = pause;
    isOver = lead ? pause > LONGEST_PAUSE : ++trials > MOST_TRIALS;
  }
}
