package rustgrad.rows.run;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rustgrad.program.exec.BackgroundThread;
import rustgrad.program.exec.WarmUp;

/**
 * From the steps of a path to its loops. To make classes of these takes as long as many runs of the
 * steps, and the JVM interprets them at first. So another thread makes them when the path has run
 * often, and runs them on rows of the user until they are hardly slower than the steps. This
 * decides only when loops take over; the bits are the same.
 */
final class LoopPromotion implements BackgroundThread.Work {
  /** After how many slots times rows loops are made: steps take some milliseconds for these. */
  private static final long LEAST_WORK = 2_000_000;

  /** For so many slots times rows in one call they are made at once: it takes less time. */
  private static final double LARGE_WORK = 50_000_000;

  /** After as many leaves HotSpot has compiled a loop well, or is about to. */
  private static final int LEAVES_TO_COMPILE = 2_000;

  /** Each takes a millisecond or more. */
  private static final int MOST_SETTLE_ROUNDS = 10_000;

  private final int slots;
  private final Function<LoopPromotion, @Nullable PlannedPath> maker;
  private volatile @Nullable PlannedPath result;
  private volatile @Nullable Trial trial;
  private volatile boolean isOver;

  // Threads may lose what another has noted; that is near enough.
  private long rows;
  private long nextWork = LEAST_WORK;

  private @Nullable PlannedPath loops;
  private @Nullable WarmUp warmUp;
  private @Nullable Runnable settle;
  private int settleRounds;

  /** What is run on which rows. */
  private record Trial(PlannedPath path, SampleRows rows) {}

  /**
   * @param slots how many the graph has
   * @param maker makes the path in loops, or null if that is not possible; it notes its blocks here
   */
  LoopPromotion(int slots, Function<LoopPromotion, @Nullable PlannedPath> maker) {
    this.slots = slots;
    this.maker = maker;
  }

  /** Notes that a path runs a block, whose rows have been loaded. */
  void note(PlannedPath path, Workspace block) {
    if (isOver) {
      return;
    }
    if (trial == null) {
      trial = new Trial(path, SampleRows.of(block));
    }
    rows += block.validRows();
    long work = rows * slots;
    if (work >= nextWork) {
      nextWork = work + work / 4;
      if (BackgroundThread.HAS_CORE) {
        BackgroundThread.run(this);
      } else if (work >= LARGE_WORK) {
        atOnce();
      }
    }
  }

  /**
   * The loops, if they are to run now; else null.
   *
   * @param count how many rows come next; negative if that is not known
   */
  @Nullable PlannedPath forRows(long count) {
    PlannedPath known = result;
    boolean isLarge = count < 0 || (double) count * slots >= LARGE_WORK;
    return known == null && !isOver && isLarge ? atOnce() : known;
  }

  /** The loops, without a warm-up; null if there are none. */
  synchronized @Nullable PlannedPath atOnce() {
    if (result == null && !isOver) {
      result = make();
    }
    return result;
  }

  /** All of it at once, if the path has run. */
  void toItsEnd() {
    boolean more = true;
    while (more) {
      more = advance(Long.MAX_VALUE);
    }
  }

  @Override
  public boolean advance() {
    return advance(rows / SumTree.LEAF_ROWS + 1);
  }

  private synchronized boolean advance(long usersLeaves) {
    Trial on = trial;
    if (isOver || on == null) {
      return false;
    }
    WarmUp rounds = warmUp;
    if (rounds == null) {
      rounds = begin(on);
    } else {
      runRound(rounds);
    }
    return !isOver && rounds != null && rounds.isInProportion(usersLeaves);
  }

  private @Nullable WarmUp begin(Trial on) {
    PlannedPath made = make();
    if (made != null) {
      Runnable run = on.rows.runOf(made, false);
      warmUp = new WarmUp(run, on.rows.runOf(on.path, false), slots, LEAVES_TO_COMPILE);
      settle = on.rows.runOf(made, true);
    }
    return warmUp;
  }

  private @Nullable PlannedPath make() {
    if (loops == null) {
      loops = maker.apply(this);
      isOver = loops == null;
    }
    return loops;
  }

  private void runRound(WarmUp rounds) {
    PlannedPath made = Objects.requireNonNull(loops);
    Runnable more = Objects.requireNonNull(settle);
    try {
      if (result != null) { // what is left is to make them faster
        if (made.isSettled() || ++settleRounds > MOST_SETTLE_ROUNDS) {
          end();
        } else {
          rounds.run(more);
        }
        return;
      }
      switch (rounds.run()) {
        case OPEN -> {}
        case BETTER -> result = made;
        case WORSE -> end();
      }
    } catch (RuntimeException | Error e) { // of an op; who runs the path will meet it there
      result = made;
      end();
    }
  }

  /** Keeps nothing but what is to run. */
  private void end() {
    isOver = true;
    trial = null;
    warmUp = null;
    settle = null;
    loops = null;
  }
}
