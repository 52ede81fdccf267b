package rustgrad.core.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rustgrad.core.kernel.Kernels;
import rustgrad.core.path.TracedFunction;
import rustgrad.core.path.TracedPath;

/** Runs a function of parameters and a row over the rows of data. */
public final class OverRows {
  private static final int MOST_LEAVES_AT_ONCE = 64;
  private static final int CLAIMS_PER_THREAD = 4;

  private final TracedFunction branches;
  private final int parameters;
  private final Kernels kernels;
  private final boolean inColumns;
  private final Map<Mode, Map<TracedPath, Compiled>> compiled = new ConcurrentHashMap<>();

  /**
   * @param branches of a function whose first inputs are so many parameters
   * @param inColumns whether to compute in columns even where row by row is faster
   */
  public OverRows(TracedFunction branches, int parameters, Kernels kernels, boolean inColumns) {
    this.inColumns = inColumns;
    this.branches = branches;
    this.parameters = parameters;
    this.kernels = kernels;
  }

  /** Which loops are used. */
  public String kernels() {
    return kernels.name();
  }

  /**
   * A sum over rows.
   *
   * @param rows how many rows there were
   */
  public record Sum(double value, long rows) {}

  /** Sums the results of all rows; writes the gradient of the sum if the mode has one. */
  public Sum sum(Mode mode, double[] p, RowData data, double[] into, Workers workers) {
    List<Lane> lanes = new ArrayList<>(1);
    Evaluation evaluation = evaluate(mode, p, data, null, workers, lanes);
    // The order of the ways does not depend on which was taken first.
    lanes.sort(Comparator.comparing(lane -> lane.branch));
    if (lanes.isEmpty()) {
      Arrays.fill(into, 0);
    }
    double sum = 0;
    for (Lane lane : lanes) {
      sum += lane.finish(into, lane != lanes.get(0));
      lane.compiled.lanes.give(lane);
    }
    return new Sum(sum, evaluation.rows());
  }

  /** Writes the outputs of all rows, each row after the other. */
  public void eachRow(Mode mode, double[] p, RowData data, double[] into, Workers workers) {
    List<Lane> lanes = new ArrayList<>(1);
    evaluate(mode, p, data, into, workers, lanes);
    lanes.forEach(lane -> lane.compiled.lanes.give(lane));
  }

  /** Runs over all rows, and notes the ways that they take. */
  private Evaluation evaluate(
      Mode mode,
      double[] p,
      RowData data,
      double @Nullable [] rowResults,
      Workers workers,
      List<Lane> lanes) {
    Function<TracedPath, Lane> begin =
        branch -> {
          Lane lane = compiled(branch, mode).lanes.take();
          if (rowResults != null) {
            checkShape(lane.compiled.plan, data, rowResults);
          }
          lane.begin(p);
          lanes.add(lane);
          return lane;
        };
    TracedPath only = branches.onlyPath();
    Evaluation evaluation;
    if (only == null) {
      evaluation = new Evaluation(new SortedRows(data, branches, begin, p), null, 1, rowResults);
    } else {
      Lane lane = begin.apply(only);
      int leaves = leavesAtOnce(data, workers);
      evaluation = new Evaluation(data.open(), lane, leaves, rowResults);
    }
    run(evaluation, workers);
    return evaluation;
  }

  private static void checkShape(Plan plan, RowData data, double[] into) {
    if (plan.rowColumns().length != data.columns()) {
      throw new IllegalArgumentException(
          "rows and vectors of %d numbers together; expected %d, a weight for each output"
              .formatted(data.columns(), plan.rowColumns().length));
    }
    int width = plan.results().length - 1;
    if (into.length != data.count() * width) {
      throw new IllegalArgumentException(
          "%d numbers for each of %d rows into an array of %d; give one of %d"
              .formatted(width, data.count(), into.length, width * data.count()));
    }
  }

  private Compiled compiled(TracedPath branch, Mode mode) {
    return compiled
        .computeIfAbsent(mode, key -> new ConcurrentHashMap<>())
        .computeIfAbsent(branch, key -> new Compiled(key, mode, parameters, kernels, inColumns));
  }

  private static void run(Evaluation evaluation, Workers workers) {
    if (workers.threads() == 1) {
      evaluation.run();
    } else {
      Team.run(evaluation, workers.executor(), workers.threads());
    }
  }

  /**
   * Enough for a block and for few claims, and few enough that all threads have work to the end.
   */
  private static int leavesAtOnce(RowData data, Workers workers) {
    long leaves = data.count() < 0 ? Long.MAX_VALUE : data.count() / SumTree.LEAF_ROWS;
    long share = leaves / ((long) workers.threads() * CLAIMS_PER_THREAD);
    return (int) Math.max(1, Math.min(share, MOST_LEAVES_AT_ONCE));
  }
}
