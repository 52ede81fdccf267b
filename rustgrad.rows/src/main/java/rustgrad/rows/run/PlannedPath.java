package rustgrad.rows.run;

import org.jspecify.annotations.Nullable;
import rustgrad.program.exec.CompiledGraph;
import rustgrad.program.ir.Graph;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.plan.Plan;
import rustgrad.rows.plan.PlanStep;
import rustgrad.rows.plan.Planner;
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
  private static final int LONG_DOT = 4;

  final Plan plan;

  /** Whether the function compares on this path what depends on the row. */
  final boolean comparesRows;

  /** What runs {@link Plan#before}. */
  final UniformsRunner before;

  /** What runs {@link Plan#after}. */
  final @Nullable UniformsRunner after;

  final Pool<PathRun> runs;
  final Pool<Workspace> workspaces;

  /** What computes row by row, where that is faster; else null. */
  final @Nullable Pool<RowRunner> rowRunners;

  /**
   * @param graph what {@link Mode#passes} has made of the path
   * @param parameters how many of its first inputs do not vary
   * @param comparesRows whether the function compares on this path what depends on the row
   * @param overRows whether its results are sums over rows; else they are those of each row
   * @param inColumns whether to compute in columns in any case
   */
  PlannedPath(
      Graph graph,
      int parameters,
      boolean comparesRows,
      boolean overRows,
      Kernels kernels,
      boolean inColumns) {
    this.comparesRows = comparesRows;
    this.plan = Planner.plan(graph, parameters, overRows);
    Uniforms afterRows = plan.after();
    this.before = new UniformsRunner(plan.before());
    this.after = afterRows == null ? null : new UniformsRunner(afterRows);
    if (inColumns || overRows || longDots(plan) >= graph.nodes()) {
      this.rowRunners = null;
    } else {
      CompiledGraph scalar = CompiledGraph.automatic(graph);
      this.rowRunners = new Pool<>(() -> new RowRunner(scalar, parameters));
    }
    BlockStep[] steps = BlockSteps.of(plan, kernels);
    int leaves = leaves(plan);
    this.workspaces = new Pool<>(() -> new Workspace(plan, steps, leaves));
    this.runs = new Pool<>(() -> new PathRun(this));
  }

  /** How many leaves of a sum a block has. */
  private static int leaves(Plan plan) {
    int leafNumbers = Math.max(1, plan.columns()) * Workspace.stride(SumTree.LEAF_ROWS);
    return Math.max(1, Math.min(MOST_LEAVES, Integer.highestOneBit(BLOCK_NUMBERS / leafNumbers)));
  }

  /** How many multiplications are in dots that are long enough to be faster in columns. */
  private static long longDots(Plan plan) {
    long multiplications = 0;
    for (PlanStep step : plan.steps()) {
      if (step instanceof PlanStep.DotProducts dots && dots.x().length >= LONG_DOT) {
        int outputs = plan.weights().get(dots.number()).outputs();
        multiplications += (long) dots.x().length * outputs;
      }
    }
    return multiplications;
  }
}
