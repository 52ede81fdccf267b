package rustgrad.rows.run;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.kernel.RowLoop;
import rustgrad.rows.plan.Plan;

/** The memory in which one thread computes a block of rows. */
final class Workspace {
  final Plan plan;
  private final BlockStep[] steps;

  /** How many of the first results of a row are summed. */
  final int summed;

  /** See {@link Kernels}. */
  final double[] block;

  /** The sums over each leaf of the block. */
  final double[][] sums;

  /** What loops sum in a leaf, see {@link RowLoop}; empty if there are none. */
  final double[] lanes;

  /** How many rows the block can have. */
  final int capacity;

  private final Map<Integer, double[]> inputs = new HashMap<>();
  private final Map<Integer, double[]> outputs = new HashMap<>();

  /** How many rows there are, a multiple of {@link Kernels#LANES}; the last ones may be padding. */
  int rows;

  int stride;

  /** Whether loops are to become faster, however long that takes. */
  boolean settles;

  private int validRows;

  /** What the filled columns are filled from, and its uses then. */
  private @Nullable UniformNumbers uniform;

  private long filledUse;

  Workspace(Plan plan, BlockStep[] steps, int leaves, int summed) {
    this.plan = plan;
    this.steps = steps;
    this.summed = summed;
    this.capacity = leaves * SumTree.LEAF_ROWS;
    this.block = new double[Math.multiplyExact(plan.columns(), stride(capacity))];
    this.sums = new double[leaves][plan.sums() + summed];
    this.lanes = new double[plan.inLoops() ? 2 * Kernels.LANES * plan.sums() : 0];
  }

  /** An odd multiple of the lanes, so that columns do not fall on the same lines of the cache. */
  static int stride(int rows) {
    return (rows / Kernels.LANES | 1) * Kernels.LANES;
  }

  /** Says how many rows come next. */
  void begin(UniformNumbers uniform, int validRows) {
    boolean isFilled =
        this.uniform == uniform && filledUse == uniform.uses() && this.validRows == validRows;
    this.validRows = validRows;
    this.rows = (validRows + Kernels.LANES - 1) / Kernels.LANES * Kernels.LANES;
    this.stride = stride(rows);
    if (!isFilled) {
      fill(uniform);
      this.uniform = uniform;
      filledUse = uniform.uses();
    }
  }

  private void fill(UniformNumbers uniform) {
    for (int k = 0; k < plan.filled().length; k++) {
      int from = plan.filled()[k] * stride;
      Arrays.fill(block, from, from + rows, uniform.number(plan.fillers()[k]));
    }
  }

  /** What {@link #begin} has been given. */
  UniformNumbers uniform() {
    return Objects.requireNonNull(uniform);
  }

  /** Computes the block, whose row columns have been loaded. */
  void run() {
    for (int column : plan.rowColumns()) {
      if (column >= 0) {
        int last = column * stride + validRows - 1;
        Arrays.fill(block, last + 1, column * stride + rows, block[last]);
      }
    }
    Arrays.fill(lanes, 0, lanes.length / 2, 0);
    for (BlockStep step : steps) {
      step.run(this);
    }
    if (lanes.length > 0) {
      SumTree.addLanes(lanes, sums[0]);
    }
    for (int k = 0; k < summed; k++) {
      sumColumn(plan.results()[1 + k], k);
    }
  }

  /** Sums a column over each leaf, in the order of {@link Kernels#sums}. */
  private void sumColumn(int column, int place) {
    clearPadding(column);
    for (int leaf = 0; leaf < leaves(); leaf++) {
      int from = leaf * SumTree.LEAF_ROWS;
      int count = Math.min(SumTree.LEAF_ROWS, rows - from);
      sums[leaf][place] = SumTree.ofLeaf(block, column * stride + from, count);
    }
  }

  /** How many rows there are, without padding. */
  int validRows() {
    return validRows;
  }

  /** How far n columns that follow one another reach, with the gaps between them. */
  int length(int columns) {
    return (columns - 1) * stride + rows;
  }

  /** An array of {@code size} numbers to pass to an op. */
  double[] inputs(int size) {
    return inputs.computeIfAbsent(size, double[]::new);
  }

  /** An array of {@code size} numbers to get from an op. */
  double[] outputs(int size) {
    return outputs.computeIfAbsent(size, double[]::new);
  }

  /** How many leaves of the sum the block has. */
  int leaves() {
    return (rows + SumTree.LEAF_ROWS - 1) / SumTree.LEAF_ROWS;
  }

  /** Sets the padding of these columns to 0, so that it adds nothing to a sum. */
  void clearPadding(int... columns) {
    if (validRows < rows) {
      for (int column : columns) {
        Arrays.fill(block, column * stride + validRows, column * stride + rows, 0);
      }
    }
  }
}
