package rustgrad.core.lanes;

/**
 * What is computed once for all rows of an evaluation, before them: numbers that stand in the
 * places of {@link Plan#before}. {@link Columns#ONE} and {@link Linear#NO_START} are places, too.
 */
final class Batch {
  private final Plan plan;
  private final double[] computed;

  private final double[] before;
  private long uses;

  /** The weights of each {@link Step.Dots}, by its number. */
  final double[][] weights;

  Batch(Plan plan) {
    this.plan = plan;
    this.before = new double[plan.before().size()];
    this.computed = new double[plan.before().computed()];
    this.weights = new double[plan.weights().size()][];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = new double[plan.weights().get(k).length];
    }
  }

  /** Tells the numbers of one evaluation from those of the next. */
  long uses() {
    return uses;
  }

  void begin(double[] parameters) {
    uses++;
    System.arraycopy(parameters, 0, before, 0, plan.parameters());
    plan.before().compute(before, computed);
    for (int k = 0; k < weights.length; k++) {
      gather(plan.weights().get(k), weights[k]);
    }
  }

  private void gather(int[] places, double[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = number(places[i]);
    }
  }

  double number(int place) {
    return place >= 0 ? before[place] : place == Columns.ONE ? 1.0 : -0.0;
  }
}
