package rustgrad.core.lanes;

import rustgrad.core.kernel.Weights;

/**
 * What is computed once for all rows of an evaluation, before them: numbers that stand in the
 * places of {@link Plan#before}. {@link Columns#ONE} and {@link Linear#NO_START} are places, too.
 */
final class Batch {
  private final Plan plan;
  private final double[] computed;

  private final double[] before;
  private long uses;

  /** The starts of each {@link Step.Dots}, by its number. */
  final double[][] starts;

  /** Their weights. */
  final Weights[] weights;

  Batch(Plan plan) {
    this.plan = plan;
    this.before = new double[plan.before().size()];
    this.computed = new double[plan.before().computed()];
    int dots = plan.weights().size();
    this.starts = new double[dots][];
    this.weights = new Weights[dots];
    for (int k = 0; k < dots; k++) {
      starts[k] = new double[plan.weights().get(k).starts().length];
      weights[k] = plan.weights().get(k).in(before);
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
      gather(plan.weights().get(k).starts(), starts[k]);
      gather(plan.weights().get(k).places(), weights[k].numbers());
    }
  }

  private void gather(int[] places, double[] into) {
    for (int i = 0; i < places.length; i++) {
      into[i] = number(places[i]);
    }
  }

  double number(int place) {
    return place >= 0 ? before[place] : place == Columns.ONE ? 1.0 : -0.0;
  }
}
