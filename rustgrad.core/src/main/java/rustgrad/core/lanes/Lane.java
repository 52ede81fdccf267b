package rustgrad.core.lanes;

import rustgrad.core.path.TracedPath;

/** One way through the function during one evaluation: the rows that take it, and their sums. */
final class Lane {
  final TracedPath branch;
  final Compiled compiled;
  final Batch batch;
  final SumTree tree;
  private final Results results;
  private double[] parameters = {};

  Lane(TracedPath branch, Compiled compiled) {
    Plan plan = compiled.plan;
    this.branch = branch;
    this.compiled = compiled;
    this.batch = new Batch(plan);
    this.tree = new SumTree(plan.sums());
    this.results = new Results(plan);
  }

  /** Those of this evaluation. */
  double[] parameters() {
    return parameters;
  }

  void begin(double[] parameters) {
    this.parameters = parameters;
    batch.begin(parameters);
    tree.clear();
  }

  /** Writes the outputs to an array, or adds them to it, and returns the result. */
  double finish(double[] into, boolean add) {
    return results.write(parameters, tree.total(), into, add);
  }
}
