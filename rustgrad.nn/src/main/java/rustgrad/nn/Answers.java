package rustgrad.nn;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * What a model says about rows.
 *
 * @param outputs for each row those of the model
 * @param weights for each row how much it counts; 1 if all count the same
 * @param weight what all rows together count, above 0
 */
record Answers(Dataset data, double[][] outputs, double[] weights, double weight) {

  static Answers of(Predictor predictor, Dataset data) {
    predictor.checkFits(data);
    NameOrder.check("input", predictor, predictor.inputNames(), data, data.inputNames());
    NameOrder.check("class", predictor, predictor.classNames(), data, data.classNames());
    NameOrder.check("target", predictor, predictor.outputNames(), data, data.targetNames());
    return of(data, predictor.predict(data.inputs()));
  }

  static Answers of(Model model, Dataset data) {
    Check.fits(model, data);
    return of(data, Arrays.stream(data.inputs()).map(model::predict).toArray(double[][]::new));
  }

  private static Answers of(Dataset data, double[][] outputs) {
    double[] weights = data.rowWeights().orElseGet(() -> ones(data.size()));
    double weight = Arrays.stream(weights).sum();
    if (weight == 0) {
      throw new IllegalArgumentException(
          "all rows of %s have the weight 0; expected some that count".formatted(data));
    }
    return new Answers(data, outputs, weights, weight);
  }

  private static double[] ones(int size) {
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The weighted mean of a number that each row has; rows of weight 0 are not asked. */
  double mean(IntToDoubleFunction ofRow) {
    double sum = 0;
    for (int row = 0; row < weights.length; row++) {
      if (weights[row] > 0) {
        sum += weights[row] * ofRow.applyAsDouble(row);
      }
    }
    return sum / weight;
  }
}
