package rustgrad.rows.run;

import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rustgrad.rows.plan.Plan;

/** One evaluation of the rows that take one path through the function, and the sums over them. */
final class PathRun {
  final PlannedPath planned;
  final UniformNumbers uniform;
  final SumTree tree;

  /** Null if there are no sums. */
  private final @Nullable Results results;

  PathRun(PlannedPath planned) {
    Plan plan = planned.plan;
    this.planned = planned;
    this.uniform = new UniformNumbers(plan, planned.before);
    this.tree = new SumTree(planned.summed > 0 ? inOrder(planned.summed) : plan.sumPlaces());
    this.results = planned.after == null ? null : new Results(plan, planned.after);
  }

  private static int[] inOrder(int sums) {
    return IntStream.range(0, sums).toArray();
  }

  /**
   * Prepares for rows.
   *
   * @param parameters read, and not changed, until the evaluation is over
   */
  void begin(double[] parameters) {
    uniform.begin(parameters);
    tree.clear();
  }

  /**
   * Writes the outputs to an array, or adds them to it, and returns the result: what is computed
   * from sums over rows.
   */
  double finish(double[] into, boolean add) {
    return Objects.requireNonNull(results, "no sums")
        .write(uniform.parameters(), tree.total(), into, add);
  }
}
