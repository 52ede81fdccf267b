package rustgrad.rows.run;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rustgrad.rows.plan.Plan;
import rustgrad.rows.plan.Uniforms;

/** What is computed from the sums over rows, after them. Mostly these are the results. */
final class Results {
  private final Plan plan;
  private final @Nullable UniformsRunner runner;
  private final boolean areSums;
  private final int result;
  private final IndexRuns outputs;

  /** The parameters, the sums and what is computed from them; empty if nothing is. */
  private final double[] numbers;

  private final double[] computed;

  /**
   * @param runner of {@link Plan#after}, or null if the results are those of each row
   */
  Results(Plan plan, @Nullable UniformsRunner runner) {
    Uniforms after = plan.after();
    int parameters = plan.parameters();
    int[] places = after == null ? new int[1] : plan.results().clone();
    this.plan = plan;
    this.runner = runner;
    this.areSums =
        after != null
            && after.computed() == 0
            && Arrays.stream(places).allMatch(place -> place >= parameters);
    if (areSums) {
      Arrays.setAll(places, k -> places[k] - parameters);
    }
    this.result = places[0];
    this.outputs = new IndexRuns(Arrays.copyOfRange(places, 1, places.length));
    this.numbers = new double[after == null || areSums ? 0 : after.size()];
    this.computed = new double[after == null ? 0 : after.computed()];
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
