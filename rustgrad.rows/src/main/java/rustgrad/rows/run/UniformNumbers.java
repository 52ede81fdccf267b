package rustgrad.rows.run;

import rustgrad.rows.kernel.Weights;
import rustgrad.rows.plan.FixedNumber;
import rustgrad.rows.plan.Plan;
import rustgrad.rows.plan.WeightPlaces;

/**
 * What is computed once for all rows of an evaluation, before them: the numbers that stand in the
 * places of {@link Plan#before}. The parameters stay in the array of the caller.
 */
final class UniformNumbers {
  private final Plan plan;
  private final UniformsRunner runner;
  private double[] parameters = {};
  private final double[] computed;

  /** For each step of dots its weights, if these do not lie at equal distances. */
  private final double[][] gathered;

  /** For each step of dots, by its number, what they start with. */
  final double[][] starts;

  /** For each loop, by its number, what it is given. */
  final double[][] numbers;

  /** The weights of each step of dots, by its number. */
  final Weights[] weights;

  private long uses;

  UniformNumbers(Plan plan, UniformsRunner runner) {
    int dots = plan.weights().size();
    this.plan = plan;
    this.runner = runner;
    this.computed = new double[plan.before().computed()];
    this.gathered = new double[dots][];
    this.starts = new double[dots][];
    this.weights = new Weights[dots];
    this.numbers =
        plan.numbers().stream().map(places -> new double[places.length]).toArray(double[][]::new);
    for (int k = 0; k < dots; k++) {
      starts[k] = new double[plan.weights().get(k).starts().length];
      gathered[k] = new double[plan.weights().get(k).places().length];
    }
  }

  /** Computes the numbers of the next evaluation. */
  void begin(double[] parameters) {
    this.uses++;
    this.parameters = parameters;
    runner.compute(parameters, computed);
    for (int k = 0; k < numbers.length; k++) {
      gather(plan.numbers().get(k), numbers[k]);
    }
    for (int k = 0; k < weights.length; k++) {
      WeightPlaces places = plan.weights().get(k);
      gather(places.starts(), starts[k]);
      gather(places.places(), gathered[k]);
      weights[k] = weights(places, gathered[k]);
    }
  }

  /** The weights where they stand, or where they have been gathered. */
  private Weights weights(WeightPlaces places, double[] gathered) {
    int from = places.from();
    int given = plan.parameters();
    double[] numbers = gathered;
    if (!places.areScattered()) {
      numbers = from < given ? parameters : computed;
      from -= from < given ? 0 : given;
    }
    return new Weights(numbers, from, places.outputStep(), places.inputStep());
  }

  private void gather(int[] places, double[] into) {
    for (int i = 0; i < places.length; i++) {
      into[i] = number(places[i]);
    }
  }

  /** The number at a place, or a {@link FixedNumber}. */
  double number(int place) {
    if (place < 0) {
      return FixedNumber.at(place);
    }
    int given = plan.parameters();
    return place < given ? parameters[place] : computed[place - given];
  }

  /** The parameters of this evaluation. */
  double[] parameters() {
    return parameters;
  }

  /** A number that differs from evaluation to evaluation, to tell when the numbers are new. */
  long uses() {
    return uses;
  }
}
