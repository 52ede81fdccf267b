package rustgrad.nn;

import java.util.function.IntFunction;

/** How often a model finds the right class. */
public final class Accuracy {
  private Accuracy() {}

  /**
   * The fraction of rows whose {@linkplain #predictedClass predicted class} is their label, from 0
   * to 1.
   *
   * @throws IllegalArgumentException if the data has other features than the model has inputs, or
   *     other classes than it can tell apart
   */
  public static double of(Model model, Dataset data) {
    Check.fits(model, data);
    return fractionRight(data, row -> model.predict(data.inputs()[row]));
  }

  /**
   * As {@link #of(Model, Dataset)}, of the model as it was when the predictor was made; faster.
   * Making a predictor for this alone pays off with some hundred rows or more.
   */
  public static double of(Predictor predictor, Dataset data) {
    Check.fits(predictor.model(), data);
    double[][] outputs = predictor.predict(data.inputs());
    return fractionRight(data, row -> outputs[row]);
  }

  private static double fractionRight(Dataset data, IntFunction<double[]> outputs) {
    int right = 0;
    for (int row = 0; row < data.size(); row++) {
      if (predictedClass(outputs.apply(row)) == data.labels()[row]) {
        right++;
      }
    }
    return (double) right / data.size();
  }

  /**
   * The class that outputs stand for. With one output, it is 1 if that is positive, else 0. With
   * several, it is the number of the greatest, counted from 0, or of the first of equals.
   *
   * @throws IllegalArgumentException if there is no output
   */
  public static int predictedClass(double... outputs) {
    if (Check.atLeast(1, "the number of outputs", outputs.length) == 1) {
      return outputs[0] > 0 ? 1 : 0;
    }
    int greatest = 0;
    for (int k = 1; k < outputs.length; k++) {
      if (outputs[k] > outputs[greatest]) {
        greatest = k;
      }
    }
    return greatest;
  }
}
