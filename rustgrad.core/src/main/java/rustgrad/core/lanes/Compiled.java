package rustgrad.core.lanes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rustgrad.core.exec.CompiledGraph;
import rustgrad.core.ir.Graph;
import rustgrad.core.kernel.Kernels;
import rustgrad.core.pass.Pass;
import rustgrad.core.pass.Pipeline;
import rustgrad.core.path.TracedPath;

/** One way through a function, ready to run over rows, with the memory that runs have left. */
final class Compiled {
  /**
   * How many numbers the block of a small program has: they fit into a cache of the second level.
   */
  private static final int BLOCK_NUMBERS = 1 << 15;

  private static final int MOST_LEAVES = 8;
  private static final int LONG_DOT = 4;

  final Plan plan;
  final Kernels kernels;

  /** How many leaves of the sum a block has. */
  final int leaves;

  final Pool<Workspace> workspaces;
  final Pool<Lane> lanes;

  /** What computes row by row, where that is faster; else null. */
  final @Nullable Pool<RowRunner> rowRunners;

  /**
   * @param inColumns whether to compute in columns in any case
   */
  Compiled(TracedPath branch, Mode mode, int parameters, Kernels kernels, boolean inColumns) {
    List<Pass> passes = mode.passes(parameters, branch.traced().inputs());
    Graph graph = Pipeline.run(passes, branch.traced());
    this.kernels = kernels;
    this.plan = Planner.plan(graph, parameters, mode.overRows(), kernels);
    if (inColumns || mode.overRows() || longDots(plan) >= graph.nodes()) {
      this.rowRunners = null;
    } else {
      CompiledGraph scalar = CompiledGraph.automatic(graph);
      this.rowRunners = new Pool<>(() -> new RowRunner(scalar, parameters));
    }
    int leafNumbers = Math.max(1, plan.columns()) * Workspace.stride(SumTree.LEAF_ROWS);
    this.leaves =
        Math.max(1, Math.min(MOST_LEAVES, Integer.highestOneBit(BLOCK_NUMBERS / leafNumbers)));
    this.workspaces = new Pool<>(() -> new Workspace(plan, kernels, leaves));
    this.lanes = new Pool<>(() -> new Lane(branch, this));
  }

  /** How many multiplications are in dots that are worth columns. */
  private static long longDots(Plan plan) {
    long multiplications = 0;
    for (Step step : plan.steps()) {
      if (step instanceof Step.Dots dots && dots.x().length >= LONG_DOT) {
        int outputs = plan.weights().get(dots.number()).starts().length;
        multiplications += (long) dots.x().length * outputs;
      }
    }
    return multiplications;
  }
}
