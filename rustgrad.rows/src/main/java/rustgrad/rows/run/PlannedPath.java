package rustgrad.rows.run;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import rustgrad.program.ir.Graph;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.kernel.RowLoop;
import rustgrad.rows.plan.Plan;
import rustgrad.rows.plan.Uniforms;

/**
 * One path through a function, ready to run over rows, with the memory that one run leaves to the
 * next.
 */
final class PlannedPath {
  /**
   * How many numbers the block of a small program has: they fit into a cache of the second level.
   */
  private static final int BLOCK_NUMBERS = 1 << 15;

  /**
   * The same of a program in loops, whose columns are written and read at once: the first level.
   */
  private static final int BLOCK_NUMBERS_OF_LOOPS = 1 << 12;

  /** How many leaves a block has at most. */
  static final int MOST_LEAVES = 8;

  final Plan plan;

  /** Whether anything is summed over the rows. */
  final boolean hasSums;

  /** How many of the first results of a row are summed over the rows instead. */
  final int summed;

  /** Whether the function compares on this path what depends on the row. */
  final boolean comparesRows;

  /** What runs {@link Plan#before}. */
  final UniformsRunner before;

  /** What runs {@link Plan#after}. */
  final @Nullable UniformsRunner after;

  /** What makes loops of the steps, and makes these faster; null if the steps stay. */
  private final @Nullable LoopPromotion promotion;

  private final Collection<RowLoop> loops;

  final Pool<PathRun> runs;
  final Pool<Workspace> workspaces;

  /**
   * A path, in steps, or in loops if these are to be made at once.
   *
   * @param graph what {@link Mode#passes} has made of the path
   * @param parameters how many of its first inputs do not vary
   * @param comparesRows whether the function compares on this path what depends on the row
   * @param overRows whether its results are sums over rows; else they are those of each row
   * @param summed how many of the first results of each row are summed over the rows instead
   * @param loops when it runs in loops
   */
  static PlannedPath of(
      Graph graph,
      int parameters,
      boolean comparesRows,
      boolean overRows,
      int summed,
      Kernels kernels,
      Loops loops) {
    ReadyPlan steps = ReadyPlan.inSteps(graph, parameters, overRows, kernels);
    if (loops == Loops.NEVER || !ReadyPlan.suitsLoops(steps.plan())) {
      return new PlannedPath(steps, summed, comparesRows, null);
    }
    LoopPromotion promotion =
        new LoopPromotion(
            graph.size(),
            noted -> {
              ReadyPlan ready = ReadyPlan.inLoops(graph, parameters, overRows, kernels);
              return ready == null ? null : new PlannedPath(ready, summed, comparesRows, noted);
            });
    PlannedPath path = new PlannedPath(steps, summed, comparesRows, promotion);
    PlannedPath inLoops = loops == Loops.AT_ONCE ? promotion.atOnce() : null;
    return inLoops == null ? path : inLoops;
  }

  private PlannedPath(
      ReadyPlan ready, int summed, boolean comparesRows, @Nullable LoopPromotion promotion) {
    this.comparesRows = comparesRows;
    this.summed = summed;
    this.promotion = promotion;
    this.loops = ready.loops();
    this.plan = ready.plan();
    Uniforms afterRows = plan.after();
    this.hasSums = afterRows != null || summed > 0;
    this.before = new UniformsRunner(plan.before());
    this.after = afterRows == null ? null : new UniformsRunner(afterRows);
    int leaves = leaves(plan);
    this.workspaces = new Pool<>(() -> new Workspace(plan, ready.steps(), leaves, summed));
    this.runs = new Pool<>(() -> new PathRun(this));
  }

  /**
   * What runs the path now.
   *
   * @param rows how many rows come next; negative if that is not known
   */
  PlannedPath forRows(long rows) {
    PlannedPath inLoops = promotion == null ? null : promotion.forRows(rows);
    return inLoops == null ? this : inLoops;
  }

  /** Notes a block that has been loaded and is to be run. */
  void note(Workspace block) {
    if (promotion != null) {
      promotion.note(this, block);
    }
  }

  /** Returns once it is run as fast as it will be, as far as that is to be had. */
  void prepare() {
    before.prepare();
    if (after != null) {
      after.prepare();
    }
    if (promotion != null) {
      promotion.toItsEnd();
    }
  }

  /** Whether the JVM has compiled the loops. */
  boolean isSettled() {
    return loops.stream().allMatch(RowLoop::isSettled);
  }

  /** How many leaves of a sum a block has. */
  private static int leaves(Plan plan) {
    if (plan.inLoops() && plan.sums() > 0) {
      return 1;
    }
    int most = plan.inLoops() ? BLOCK_NUMBERS_OF_LOOPS : BLOCK_NUMBERS;
    int leafNumbers = Math.max(1, plan.columns()) * Workspace.stride(SumTree.LEAF_ROWS);
    return Math.max(1, Math.min(MOST_LEAVES, Integer.highestOneBit(most / leafNumbers)));
  }
}
