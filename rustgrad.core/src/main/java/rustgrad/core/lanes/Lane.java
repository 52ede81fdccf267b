package rustgrad.core.lanes;

import java.util.Arrays;
import rustgrad.core.program.Branch;

/** One way through the function during one evaluation: the rows that take it, and their sums. */
final class Lane {
  final Branch branch;
  final Compiled compiled;
  final Batch batch;
  final SumTree tree;
  private final Places outputs;
  private final double[] given;
  private final double[] computed;

  Lane(Branch branch, Compiled compiled) {
    Plan plan = compiled.plan;
    this.branch = branch;
    this.compiled = compiled;
    this.batch = new Batch(plan);
    this.tree = new SumTree(plan.sums());
    this.outputs = new Places(Arrays.copyOfRange(plan.results(), 1, plan.results().length));
    this.given = new double[plan.after() == null ? 0 : plan.after().size()];
    this.computed = new double[plan.after() == null ? 0 : plan.after().computed()];
  }

  void begin(double[] parameters) {
    batch.begin(parameters);
    tree.clear();
  }

  /** Adds the outputs to an array, and returns the result. */
  double finish(double[] parameters, double[] into) {
    Plan plan = compiled.plan;
    System.arraycopy(parameters, 0, given, 0, plan.parameters());
    tree.total(given, plan.parameters());
    plan.after().compute(given, computed);
    outputs.addTo(into, given);
    return given[plan.results()[0]];
  }
}
