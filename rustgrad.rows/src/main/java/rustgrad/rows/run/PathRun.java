package rustgrad.rows.run;

import rustgrad.rows.plan.Plan;

/** One evaluation of the rows that take one path through the function, and the sums over them. */
final class PathRun {
  final PlannedPath planned;
  final UniformNumbers uniform;
  final SumTree tree;
  private final Results results;

  PathRun(PlannedPath planned) {
    Plan plan = planned.plan;
    this.planned = planned;
    this.uniform = new UniformNumbers(plan, planned.before);
    this.tree = new SumTree(plan.sums());
    this.results = new Results(plan, planned.after);
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

  /** Writes the outputs to an array, or adds them to it, and returns the result. */
  double finish(double[] into, boolean add) {
    return results.write(uniform.parameters(), tree.total(), into, add);
  }
}
