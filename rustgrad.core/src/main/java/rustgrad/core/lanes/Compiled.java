package rustgrad.core.lanes;

import java.util.ArrayList;
import rustgrad.core.kernel.Kernels;
import rustgrad.core.pass.Pipeline;
import rustgrad.core.program.Branch;

/** One way through a function, ready to run over rows, with the memory that runs have left. */
final class Compiled {
  /**
   * How many numbers the block of a small program has: they fit into a cache of the second level.
   */
  private static final int BLOCK_NUMBERS = 1 << 15;

  private static final int MOST_LEAVES = 8;

  final Plan plan;
  final Kernels kernels;

  /** How many leaves of the sum a block has. */
  final int leaves;

  final Pool<Workspace> workspaces;
  final Pool<Lane> lanes;

  Compiled(Branch branch, Mode mode, int parameters, Kernels kernels) {
    this.kernels = kernels;
    this.plan =
        Planner.plan(
            Pipeline.run(
                mode.passes(parameters, branch.traced().inputs()),
                branch.traced(),
                new ArrayList<>()),
            parameters,
            mode.overRows(),
            kernels);
    int leafNumbers = Math.max(1, plan.columns()) * Workspace.stride(SumTree.LEAF_ROWS);
    this.leaves =
        Math.max(1, Math.min(MOST_LEAVES, Integer.highestOneBit(BLOCK_NUMBERS / leafNumbers)));
    this.workspaces = new Pool<>(() -> new Workspace(plan, kernels, leaves));
    this.lanes = new Pool<>(() -> new Lane(branch, this));
  }
}
