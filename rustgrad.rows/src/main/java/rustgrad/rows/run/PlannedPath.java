package rustgrad.rows.run;

import org.jspecify.annotations.Nullable;
import rustgrad.program.ir.Graph;
import rustgrad.rows.kernel.Kernels;
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

  private static final int MOST_LEAVES = 8;

  final Plan plan;

  /** Whether the function compares on this path what depends on the row. */
  final boolean comparesRows;

  /** What runs {@link Plan#before}. */
  final UniformsRunner before;

  /** What runs {@link Plan#after}. */
  final @Nullable UniformsRunner after;

  final Pool<PathRun> runs;
  final Pool<Workspace> workspaces;

  /**
   * @param graph what {@link Mode#passes} has made of the path
   * @param parameters how many of its first inputs do not vary
   * @param comparesRows whether the function compares on this path what depends on the row
   * @param overRows whether its results are sums over rows; else they are those of each row
   * @param loops whether there may be loops; else it is computed step by step
   */
  PlannedPath(
      Graph graph,
      int parameters,
      boolean comparesRows,
      boolean overRows,
      Kernels kernels,
      boolean loops) {
    this.comparesRows = comparesRows;
    ReadyPlan ready = ReadyPlan.of(graph, parameters, overRows, kernels, loops);
    this.plan = ready.plan();
    Uniforms afterRows = plan.after();
    this.before = new UniformsRunner(plan.before());
    this.after = afterRows == null ? null : new UniformsRunner(afterRows);
    int leaves = leaves(plan);
    this.workspaces = new Pool<>(() -> new Workspace(plan, ready.steps(), leaves));
    this.runs = new Pool<>(() -> new PathRun(this));
  }

  /** How many leaves of a sum a block has. */
  private static int leaves(Plan plan) {
    if (plan.inLoops()) {
      return 1;
    }
    int leafNumbers = Math.max(1, plan.columns()) * Workspace.stride(SumTree.LEAF_ROWS);
    return Math.max(1, Math.min(MOST_LEAVES, Integer.highestOneBit(BLOCK_NUMBERS / leafNumbers)));
  }
}
