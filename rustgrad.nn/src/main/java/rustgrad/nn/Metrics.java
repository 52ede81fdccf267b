package rustgrad.nn;

/**
 * How good the predictions of a model are, for rows whose classes or numbers are known.
 *
 * <pre>{@code
 * Metrics metrics = Metrics.of(predictor, split.test());
 * metrics.score();               // the accuracy of a classifier, the R2 of a regression
 * System.out.println(metrics);   // all of it, for people
 * }</pre>
 *
 * <p>The definitions are scikit-learn's, and the {@linkplain Dataset#withRowWeights weights} of the
 * rows are its {@code sample_weight}: a row of weight 2 counts as two rows, one of weight 0 not at
 * all. The outputs are computed when metrics are made, and what a method tells from them when it is
 * called.
 */
public sealed interface Metrics permits ClassificationMetrics, RegressionMetrics {

  /**
   * {@link ClassificationMetrics} if the rows have classes, else {@link RegressionMetrics}; of the
   * model as it was when the predictor was made.
   *
   * @throws IllegalArgumentException if the data has other features than the model has inputs, or
   *     other classes than it can tell apart, or not a target for each output; if a name of a
   *     feature, class or target that both have stands at another place in the data than in the
   *     predictor, so that one would be taken for the other; or if all rows have the weight 0
   * @throws IllegalStateException if the model cannot be traced
   */
  static Metrics of(Predictor predictor, Dataset data) {
    return data.isClassification()
        ? ClassificationMetrics.of(predictor, data)
        : RegressionMetrics.of(predictor, data);
  }

  /**
   * As {@link #of(Predictor, Dataset)}, of the model as it is now, which need not be traceable.
   * Making a predictor for this alone pays off with some hundred rows or more.
   */
  static Metrics of(Model model, Dataset data) {
    return data.isClassification()
        ? ClassificationMetrics.of(model, data)
        : RegressionMetrics.of(model, data);
  }

  /** One number for all, the greater the better and 1 at best, as scikit-learn's {@code score}. */
  double score();

  /** What {@link #score()} is: "accuracy" or "R2". */
  String scoreName();
}
