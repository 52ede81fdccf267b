package rustgrad.rows.run;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Listing;
import rustgrad.program.pass.Pipeline;
import rustgrad.program.path.TracedFunction;
import rustgrad.program.path.TracedPath;
import rustgrad.rows.data.Chunk;
import rustgrad.rows.data.RowData;
import rustgrad.rows.kernel.Kernels;

/** Runs a function of parameters and a row over the rows of data. */
public final class OverRows {
  private static final int MOST_LEAVES_AT_ONCE = 64;
  private static final int CLAIMS_PER_THREAD = 4;

  private final TracedFunction function;
  private final int parameters;
  private final Kernels kernels;
  private final Loops loops;
  private final PartialSums partial;
  private final Map<Mode, Map<TracedPath, PlannedPath>> planned = new ConcurrentHashMap<>();

  /**
   * @param function the function, with its paths
   * @param parameters how many of its first inputs are parameters; the others are a row
   * @param loops when it runs in loops
   */
  public OverRows(TracedFunction function, int parameters, Kernels kernels, Loops loops) {
    this.loops = loops;
    this.function = function;
    this.parameters = parameters;
    this.kernels = kernels;
    this.partial = new PartialSums(this, function);
  }

  /** Sums over some of the rows. */
  public PartialSums partial() {
    return partial;
  }

  /** Which loops are used. */
  public String kernels() {
    return kernels.name();
  }

  /** The same function, of the parameters, a number of a direction for each, and a row. */
  public OverRows withDirection() {
    return new OverRows(
        function.withUnusedInputs(parameters, parameters), 2 * parameters, kernels, loops);
  }

  /** The same function, of the parameters, a weight for each output, and a row. */
  OverRows withWeights(int outputs) {
    return new OverRows(
        function.withUnusedInputs(parameters, outputs), parameters + outputs, kernels, loops);
  }

  /** Plans a graph that was made of the only path of the function, as its rows are run. */
  PlannedPath planned(Graph graph, int parameters, boolean overRows, int summed) {
    return PlannedPath.of(graph, parameters, false, overRows, summed, kernels, loops);
  }

  /** The function, with its paths. */
  public TracedFunction function() {
    return function;
  }

  /**
   * A sum over rows.
   *
   * @param rows how many rows there were
   */
  public record Total(double value, long rows) {}

  /** Sums the results of all rows; writes the gradient of the sum if the mode has one. */
  public Total sum(Mode mode, double[] p, RowData data, double[] into, Workers workers) {
    // Sorted: the order of the paths does not depend on which was taken first.
    SortedMap<TracedPath, PathRun> taken = new TreeMap<>();
    Evaluation evaluation = evaluate(mode, p, data, null, workers, taken);
    return total(taken, evaluation.rows(), into);
  }

  /** The sum over the rows of all paths; writes the gradient if there is one. */
  static Total total(SortedMap<TracedPath, PathRun> taken, long rows, double[] into) {
    if (taken.isEmpty()) {
      Arrays.fill(into, 0);
    }
    double sum = 0;
    boolean add = false;
    for (PathRun path : taken.values()) {
      sum += path.finish(into, add);
      path.planned.runs.give(path);
      add = true;
    }
    return new Total(sum, rows);
  }

  /** Writes the outputs of all rows, each row after the other. */
  public void eachRow(Mode mode, double[] p, RowData data, double[] into, Workers workers) {
    int width = data.count() == 0 ? 0 : (int) (into.length / data.count());
    eachRow(mode, p, data, new RowArray(into, width), workers);
  }

  /** The same, into an array that may be longer. */
  void eachRow(Mode mode, double[] p, RowData data, RowArray into, Workers workers) {
    SortedMap<TracedPath, PathRun> taken = new TreeMap<>();
    evaluate(mode, p, data, into, workers, taken);
    taken.values().forEach(path -> path.planned.runs.give(path));
  }

  /** Runs over all rows, and notes the paths that they take. */
  private Evaluation evaluate(
      Mode mode,
      double[] p,
      RowData data,
      @Nullable RowArray rowResults,
      Workers workers,
      SortedMap<TracedPath, PathRun> taken) {
    Function<TracedPath, PathRun> begin =
        traced -> {
          PathRun path = begin(traced, mode, p, data.count());
          taken.put(traced, path);
          return path;
        };
    Claims claims = claims(data, p, begin, path -> 0);
    Evaluation evaluation = new Evaluation(claims, leavesAtOnce(claims, data, workers), rowResults);
    run(evaluation, workers);
    return evaluation;
  }

  /**
   * Begins a run of a path.
   *
   * @param rows how many rows there are, at most; negative if that is not known
   */
  PathRun begin(TracedPath path, Mode mode, double[] p, long rows) {
    PathRun run = planned(path, mode).forRows(rows).runs.take();
    run.begin(p);
    return run;
  }

  /**
   * The rows, each for its path.
   *
   * @param begin begins a run of a path; called once for each path that is met
   * @param before how many rows of a path come before these
   */
  Claims claims(
      RowData data,
      double[] p,
      Function<TracedPath, PathRun> begin,
      ToLongFunction<TracedPath> before) {
    TracedPath only = function.onlyPath();
    return only == null
        ? new SortedRows(data, function, begin, before, p)
        : new OnePath(data.open(), begin.apply(only), before.applyAsLong(only));
  }

  private PlannedPath planned(TracedPath path, Mode mode) {
    return planned
        .computeIfAbsent(mode, key -> new ConcurrentHashMap<>())
        .computeIfAbsent(path, key -> plan(key, mode));
  }

  private PlannedPath plan(TracedPath path, Mode mode) {
    return PlannedPath.of(
        derive(path, mode),
        parameters,
        path.comparesAny(parameters),
        mode.overRows(),
        0,
        kernels,
        loops);
  }

  /**
   * Returns once what has run is run as fast as it will be.
   *
   * @throws IllegalStateException if nothing has run yet
   */
  public void prepare() {
    if (planned.isEmpty()) {
      throw new IllegalStateException(
          "nothing has been called yet that could be prepared; first call what is to be fast, such as the gradient, on rows like those to come");
    }
    planned.values().forEach(paths -> paths.values().forEach(PlannedPath::prepare));
  }

  private Graph derive(TracedPath path, Mode mode) {
    Graph traced = path.traced();
    return Pipeline.run(mode.passes(parameters, traced.inputs(), traced.outputs()), traced);
  }

  /** What is run, as text. */
  public String listing(Mode mode) {
    return function.listing((path, to) -> print(path, mode, to));
  }

  private void print(TracedPath path, Mode mode, Listing to) {
    if (path.hasGuards()) {
      to.section(
          "for rows that pass these guards, where x is p and then row:",
          () -> path.printGuards(to));
    }
    boolean mayLoop = loops != Loops.NEVER;
    ReadyPlan.plan(derive(path, mode), parameters, mode.overRows(), kernels, mayLoop).print(to);
  }

  static void run(Evaluation evaluation, Workers workers) {
    if (workers.threads() == 1) {
      evaluation.run();
    } else {
      Team.run(evaluation, workers.executor(), workers.threads());
    }
  }

  /**
   * Enough for a block and for few claims, and few enough that all threads have work to the end;
   * whole blocks, if there are several, so that leaves of a block are neighbours. Of a stream the
   * rows that are claimed are copied, so these are fewer if they are long.
   */
  static int leavesAtOnce(Claims claims, RowData data, Workers workers) {
    if (claims instanceof SortedRows) {
      return 1;
    }
    if (data.count() < 0) {
      int most = MOST_LEAVES_AT_ONCE * SumTree.LEAF_ROWS;
      return Math.max(1, Chunk.rowsOf(data.columns(), most) / SumTree.LEAF_ROWS);
    }
    long leaves = data.count() / SumTree.LEAF_ROWS;
    long share = leaves / ((long) workers.threads() * CLAIMS_PER_THREAD);
    long most = Math.min(share, MOST_LEAVES_AT_ONCE);
    boolean isBlock = most >= PlannedPath.MOST_LEAVES;
    return (int) Math.max(1, isBlock ? most - most % PlannedPath.MOST_LEAVES : most);
  }
}
