package rustgrad.rows.run;

import java.util.Arrays;
import rustgrad.rows.plan.Plan;
import rustgrad.rows.plan.Uniforms;

/** What is computed from the sums over rows, after them. Mostly these are the results. */
final class Results {
  private final Plan plan;
  private final UniformsRunner runner;
  private final boolean areSums;
  private final int result;
  private final IndexRuns outputs;

  /** The parameters, the sums and what is computed from them; empty if nothing is. */
  private final double[] numbers;

  private final double[] computed;

  /**
   * @param runner of {@link Plan#after}
   */
  Results(Plan plan, UniformsRunner runner) {
    Uniforms after = runner.uniforms;
    int parameters = plan.parameters();
    int[] places = plan.results().clone();
    this.plan = plan;
    this.runner = runner;
    this.areSums =
        after.computed() == 0 && Arrays.stream(places).allMatch(place -> place >= parameters);
    if (areSums) {
      Arrays.setAll(places, k -> places[k] - parameters);
    }
    this.result = places[0];
    this.outputs = new IndexRuns(Arrays.copyOfRange(places, 1, places.length));
    this.numbers = new double[areSums ? 0 : after.size()];
    this.computed = new double[after.computed()];
  }

  /** Writes the outputs to an array, or adds them to it, and returns the result. */
  double write(double[] parameters, double[] sums, double[] into, boolean add) {
    double[] from = areSums ? sums : compute(parameters, sums);
    if (add) {
      outputs.addTo(into, from);
    } else {
      outputs.copyTo(into, from);
    }
    return from[result];
  }

  private double[] compute(double[] parameters, double[] sums) {
    System.arraycopy(parameters, 0, numbers, 0, plan.parameters());
    System.arraycopy(sums, 0, numbers, plan.parameters(), plan.sums());
    runner.compute(numbers, computed);
    System.arraycopy(computed, 0, numbers, plan.parameters() + plan.sums(), computed.length);
    return numbers;
  }
}
