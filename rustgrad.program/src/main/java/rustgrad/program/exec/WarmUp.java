package rustgrad.program.exec;

import org.jspecify.annotations.Nullable;

/**
 * Runs new code beside what it is to replace, in rounds, until it is hardly slower. The JVM
 * interprets a new class at first, and compiles it well after some thousand runs.
 */
public final class WarmUp {
  /** How long a round of runs takes at least, in ns. */
  private static final long ROUND = 1_000_000;

  /** After how many rounds of the new code the old is timed once more. */
  private static final int ROUNDS_OF_NEW = 8;

  /** What this may take, in ns: at first, and for each ns that the user has spent in old code. */
  private static final long CREDIT = 100_000_000;

  private static final int CREDIT_PER_NANO = 4;

  /** When not to wait any longer for the compiler, in ns: for any code, and for its size. */
  private static final long PATIENCE = 1_000_000_000;

  private static final long PATIENCE_PER_SLOT = 100_000;

  /** By what new code may seem slower, as clocks and other programs have it. */
  private static final double MARGIN = 1.1;

  /** By what code is slower that the JVM will not compile, and not only has not yet. */
  private static final double HOPELESS = 4;

  /** What is known of the new code. */
  public enum Outcome {
    /** Nothing yet. */
    OPEN,
    /** It should replace the old code. */
    BETTER,
    /** It should not. */
    WORSE
  }

  private final Runnable code;
  private final @Nullable Runnable old;
  private final int size;
  private final int runsToCompile;
  private boolean untilCompiled;
  private int rounds;
  private long runs;
  private long spent;
  private double nanos = Double.POSITIVE_INFINITY;
  private double oldNanos = Double.POSITIVE_INFINITY;

  /**
   * A warm-up that has not begun.
   *
   * @param code one run of what is new
   * @param old one run of what it is to replace; null if it is wanted in any case
   * @param size how many slots the graph has
   * @param runsToCompile after how many runs the JVM has compiled the new code, or is about to
   */
  public WarmUp(Runnable code, @Nullable Runnable old, int size, int runsToCompile) {
    this.code = code;
    this.old = old;
    this.size = size;
    this.runsToCompile = runsToCompile;
  }

  /**
   * From now on it is not enough that the new code is as fast as the old, which may be cold too.
   */
  public void untilCompiled() {
    untilCompiled = true;
  }

  /** Runs a round. */
  public Outcome run() {
    Runnable other = old;
    if (other != null && rounds++ % ROUNDS_OF_NEW == 0) {
      oldNanos = Math.min(oldNanos, nanosOfRun(other));
    }
    double now = nanosOfRun(code);
    nanos = Math.min(nanos, now);
    if (other == null || untilCompiled) {
      boolean isCompiled = runs > runsToCompile || isLate();
      boolean isHopeless = other != null && nanos >= HOPELESS * oldNanos;
      return !isCompiled ? Outcome.OPEN : isHopeless ? Outcome.WORSE : Outcome.BETTER;
    }
    if (now <= MARGIN * oldNanos) {
      return Outcome.BETTER;
    }
    if (runs > runsToCompile && isLate()) {
      return nanos < HOPELESS * oldNanos ? Outcome.BETTER : Outcome.WORSE;
    }
    return Outcome.OPEN;
  }

  /** Runs a round of anything else that is part of it. */
  public void run(Runnable more) {
    nanosOfRun(more);
  }

  private double nanosOfRun(Runnable either) {
    long start = System.nanoTime();
    long elapsed = 0;
    int times = 0;
    while (elapsed < ROUND) {
      either.run();
      times++;
      elapsed = System.nanoTime() - start;
    }
    spent += elapsed;
    runs += either == code ? times : 0;
    return (double) elapsed / times;
  }

  /** Whether the JVM has had time enough to compile the new code. */
  private boolean isLate() {
    return spent > PATIENCE + PATIENCE_PER_SLOT * size;
  }

  /**
   * Whether this may go on.
   *
   * @param usersRuns how often the user has run the old code
   */
  public boolean isInProportion(long usersRuns) {
    return spent <= CREDIT + CREDIT_PER_NANO * oldNanos * usersRuns;
  }
}
