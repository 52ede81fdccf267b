package rustgrad.nn;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How near the outputs of a model are to the numbers that it is to predict.
 *
 * <pre>{@code
 * RegressionMetrics metrics = RegressionMetrics.of(predictor, split.test());
 * metrics.r2();                     // 1 if all is right, 0 for a model that always says the mean
 * metrics.rootMeanSquaredError();   // in the unit of the targets
 * metrics.r2(0);                    // of the first target alone
 * }</pre>
 *
 * <p>With several targets, a number of all is the mean of those of the targets, as in scikit-learn.
 * R2 has no unit, but a mean of errors in several units says nothing but how great the greatest of
 * them are: ask for each target then. An output that is not finite makes them infinite or NaN.
 * Immutable.
 */
public final class RegressionMetrics implements Metrics {
  /** Of the name of a target. */
  private static final int MOST_CHARACTERS = 30;

  private final Answers answers;

  private RegressionMetrics(Answers answers) {
    this.answers = answers;
  }

  /**
   * Those of the model as it was when the predictor was made.
   *
   * @throws IllegalArgumentException if the rows have classes, and as of {@link
   *     Metrics#of(Predictor, Dataset)}
   * @throws IllegalStateException if the model cannot be traced
   */
  public static RegressionMetrics of(Predictor predictor, Dataset data) {
    return new RegressionMetrics(Answers.of(predictor, checkTargets(data)));
  }

  /**
   * Those of the model as it is now.
   *
   * @throws IllegalArgumentException as of {@link #of(Predictor, Dataset)}
   */
  public static RegressionMetrics of(Model model, Dataset data) {
    return new RegressionMetrics(Answers.of(model, checkTargets(data)));
  }

  private static Dataset checkTargets(Dataset data) {
    if (data.isClassification()) {
      throw new IllegalArgumentException(
          "RegressionMetrics got %s, whose rows have classes; use ClassificationMetrics, or Metrics, which takes both"
              .formatted(data));
    }
    return data;
  }

  /**
   * The coefficient of determination, R2: how much of the variance of the targets the model
   * explains.
   *
   * <pre>
   * 1 - mean of (y - output)^2 / mean of (y - mean of y)^2
   * </pre>
   *
   * <p>As {@code sklearn.metrics.r2_score}: at most 1, and below 0 for a model that is worse than
   * the mean; for a target that is the same in all rows, it is 1 if all outputs are right, else 0;
   * with fewer than two rows, it is NaN.
   */
  public double r2() {
    return meanOverTargets(this::r2);
  }

  /**
   * As {@link #r2()}, of one target.
   *
   * @param target which, counted from 0
   * @throws IllegalArgumentException if there is no such target
   */
  public double r2(int target) {
    checkTarget(target);
    if (answers.data().size() < 2) {
      return Double.NaN;
    }
    double error = answers.mean(row -> square(error(row, target)));
    double variance = variance(target);
    if (variance == 0) {
      return error == 0 ? 1 : 0;
    }
    return 1 - error / variance;
  }

  /** From the first target that counts on, so that it is exactly 0 if all are the same. */
  private double variance(int target) {
    double[][] y = answers.data().targets();
    int first = 0;
    while (answers.weights()[first] == 0) {
      first++;
    }
    double start = y[first][target];
    double mean = answers.mean(row -> y[row][target] - start);
    return answers.mean(row -> square(y[row][target] - start - mean));
  }

  /** The mean of |y - output|, as {@code sklearn.metrics.mean_absolute_error}. */
  public double meanAbsoluteError() {
    return meanOverTargets(this::meanAbsoluteError);
  }

  /**
   * As {@link #meanAbsoluteError()}, of one target, in its unit.
   *
   * @param target which, counted from 0
   * @throws IllegalArgumentException if there is no such target
   */
  public double meanAbsoluteError(int target) {
    checkTarget(target);
    return answers.mean(row -> Math.abs(error(row, target)));
  }

  /**
   * The root of the mean of (y - output)^2, as {@code sklearn.metrics.root_mean_squared_error}:
   * with several targets the mean of their roots, and not the root of their mean.
   */
  public double rootMeanSquaredError() {
    return meanOverTargets(this::rootMeanSquaredError);
  }

  /**
   * As {@link #rootMeanSquaredError()}, of one target, in its unit.
   *
   * @param target which, counted from 0
   * @throws IllegalArgumentException if there is no such target
   */
  public double rootMeanSquaredError(int target) {
    checkTarget(target);
    return Math.sqrt(answers.mean(row -> square(error(row, target))));
  }

  private void checkTarget(int target) {
    if (target < 0 || target >= targets()) {
      throw new IllegalArgumentException(
          "there is no target %d; expected 0 to %d".formatted(target, targets() - 1));
    }
  }

  private int targets() {
    return answers.data().targets()[0].length;
  }

  private double error(int row, int target) {
    return answers.data().targets()[row][target] - answers.outputs()[row][target];
  }

  private static double square(double x) {
    return x * x;
  }

  private double meanOverTargets(IntToDoubleFunction ofTarget) {
    return IntStream.range(0, targets()).mapToDouble(ofTarget).sum() / targets();
  }

  /** {@link #r2()}. */
  @Override
  public double score() {
    return r2();
  }

  @Override
  public String scoreName() {
    return "R2";
  }

  /**
   * Such as "R2 0.9512, mean absolute error 0.1234, root mean squared error 0.2345, 150 rows"; with
   * several targets their mean R2, and then a table with a line for each.
   */
  @Override
  public String toString() {
    int rows = answers.data().size();
    return targets() == 1
        ? "R2 %s, mean absolute error %s, root mean squared error %s, %d rows"
            .formatted(line(0).get(1), line(0).get(2), line(0).get(3), rows)
        : "R2 %s, the mean of %d targets, %d rows\n\n%s"
            .formatted(TextTable.fixed(r2(), 4), targets(), rows, table());
  }

  private TextTable table() {
    TextTable table = new TextTable();
    table.add(List.of("", "R2", "mean absolute error", "root mean squared error"));
    IntStream.range(0, targets()).forEach(target -> table.add(line(target)));
    return table;
  }

  private List<String> line(int target) {
    List<String> names = answers.data().targetNames();
    return List.of(
        names.isEmpty()
            ? "target " + target
            : TextTable.shortened(names.get(target), MOST_CHARACTERS),
        TextTable.fixed(r2(target), 4),
        TextTable.number(meanAbsoluteError(target)),
        TextTable.number(rootMeanSquaredError(target)));
  }
}
