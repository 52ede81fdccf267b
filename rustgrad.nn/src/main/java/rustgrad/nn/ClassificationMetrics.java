package rustgrad.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How good a model is at telling classes.
 *
 * <pre>{@code
 * ClassificationMetrics metrics = ClassificationMetrics.of(predictor, split.test());
 * metrics.accuracy();
 * metrics.recall(2);             // how many rows of class 2 were found
 * metrics.rocAuc();
 * System.out.println(metrics);   // a report with all classes and the confusion matrix
 * }</pre>
 *
 * <p>The predicted class is that of {@link Predictor#predictedClass}. Classes have numbers from 0
 * on. Immutable; accuracy and confusion matrix are counted once.
 */
public final class ClassificationMetrics implements Metrics {
  private final Answers answers;
  private final ConfusionMatrix matrix;

  private ClassificationMetrics(Answers answers, List<String> predictorNames) {
    this.answers = answers;
    List<String> names = answers.data().classNames();
    matrix = ConfusionMatrix.of(answers, names.isEmpty() ? predictorNames : names);
  }

  /**
   * Those of the model as it was when the predictor was made. The classes have the names that the
   * data gives them, else those of the predictor.
   *
   * @throws IllegalArgumentException if the rows have no classes, and as of {@link
   *     Metrics#of(Predictor, Dataset)}
   * @throws IllegalStateException if the model cannot be traced
   */
  public static ClassificationMetrics of(Predictor predictor, Dataset data) {
    return new ClassificationMetrics(
        Answers.of(predictor, checkClasses(data)), predictor.classNames());
  }

  /**
   * Those of the model as it is now.
   *
   * @throws IllegalArgumentException as of {@link #of(Predictor, Dataset)}
   */
  public static ClassificationMetrics of(Model model, Dataset data) {
    return new ClassificationMetrics(Answers.of(model, checkClasses(data)), List.of());
  }

  private static Dataset checkClasses(Dataset data) {
    if (!data.isClassification()) {
      throw new IllegalArgumentException(
          "ClassificationMetrics got %s, which is for regression; use RegressionMetrics, or Metrics, which takes both"
              .formatted(data));
    }
    return data;
  }

  /** The fraction of rows whose class was predicted, from 0 to 1. */
  public double accuracy() {
    return matrix.right() / matrix.all();
  }

  /** How often rows of each class were predicted to be of each class. */
  public ConfusionMatrix confusionMatrix() {
    return matrix;
  }

  /**
   * The fraction of the rows predicted to be of a class that are of it. 0 if there is none, as with
   * scikit-learn's {@code zero_division=0}.
   *
   * @throws IllegalArgumentException if there is no such class
   */
  public double precision(int number) {
    return ratio(matrix.count(number, number), matrix.predicted(number));
  }

  /**
   * The fraction of the rows of a class that were predicted to be of it. 0 if there is none.
   *
   * @throws IllegalArgumentException if there is no such class
   */
  public double recall(int number) {
    return ratio(matrix.count(number, number), matrix.actual(number));
  }

  /**
   * The harmonic mean of precision and recall of a class, F1 = 2 right / (actual + predicted). 0 if
   * no row of the class was predicted to be of it.
   *
   * @throws IllegalArgumentException if there is no such class
   */
  public double f1(int number) {
    return ratio(
        2 * matrix.count(number, number), matrix.actual(number) + matrix.predicted(number));
  }

  private static double ratio(double part, double all) {
    return all == 0 ? 0 : part / all;
  }

  /**
   * The mean of the {@linkplain #precision precisions} of the classes, as scikit-learn's {@code
   * average="macro"}: a class that no row has and none is predicted to have is left out.
   */
  public double macroPrecision() {
    return macro(this::precision);
  }

  /** The mean of the {@linkplain #recall recalls} of the classes; see {@link #macroPrecision()}. */
  public double macroRecall() {
    return macro(this::recall);
  }

  /** The mean of the {@linkplain #f1 F1} of the classes; see {@link #macroPrecision()}. */
  public double macroF1() {
    return macro(this::f1);
  }

  private double macro(IntToDoubleFunction ofClass) {
    boolean[] occurs = new boolean[matrix.classes()];
    for (int row = 0; row < answers.outputs().length; row++) {
      occurs[answers.data().labels()[row]] = true;
      occurs[Logits.predictedClass(answers.outputs()[row])] = true;
    }
    return IntStream.range(0, occurs.length)
        .filter(k -> occurs[k])
        .mapToDouble(ofClass)
        .average()
        .orElseThrow();
  }

  /**
   * The mean of -ln p, p being the {@linkplain Predictor#probabilities probability} of the row's
   * class: the loss that binaryCrossEntropy or softmaxCrossEntropy minimises, without a penalty. It
   * means something if the model was trained by one of these.
   *
   * <p>It is computed from the outputs, and so exact also where a probability rounds to 0 or 1.
   * {@code sklearn.metrics.log_loss} does not let a probability be less than 2.2e-16, and counts at
   * most 36.04 for a row.
   */
  public double logLoss() {
    int[] labels = answers.data().labels();
    return answers.mean(row -> Logits.logLoss(labels[row], answers.outputs()[row]));
  }

  /**
   * The area under the receiver operating characteristic: the probability that a row of a class has
   * a higher score for it than a row of another class, 0.5 by chance, 1 if the scores separate
   * them. Of two rows with the same score, each is half the higher one.
   *
   * <p>Of two classes, this is said of class 1, whose score is the output, or the second output
   * minus the first; so it means something for a model of any loss. Of more, it is the mean over
   * the classes, each against the rest by its probability, as {@code
   * sklearn.metrics.roc_auc_score(multi_class="ovr")}; probabilities that round to 0 or 1 are still
   * told apart.
   *
   * <p>NaN if a class has no row, or all rows, where scikit-learn raises an error or warns; and if
   * an output is NaN. It takes time in proportion to n log n for n rows and each class.
   */
  public double rocAuc() {
    double[][] odds = new double[answers.outputs().length][];
    for (int row = 0; row < odds.length; row++) {
      odds[row] = Logits.logOdds(answers.outputs()[row]);
    }
    return IntStream.range(matrix.classes() == 2 ? 1 : 0, matrix.classes())
        .mapToDouble(k -> rocAuc(k, odds))
        .average()
        .orElseThrow();
  }

  private double rocAuc(int number, double[]... odds) {
    double[] scores = new double[odds.length];
    boolean[] isPositive = new boolean[odds.length];
    for (int row = 0; row < odds.length; row++) {
      scores[row] = odds[row][number];
      isPositive[row] = answers.data().labels()[row] == number;
    }
    return RocCurve.area(scores, isPositive, answers.weights());
  }

  /** {@link #accuracy()}. */
  @Override
  public double score() {
    return accuracy();
  }

  @Override
  public String scoreName() {
    return "accuracy";
  }

  /**
   * A report of several lines: accuracy, log loss and ROC AUC, then precision, recall and F1 of
   * each class with its support, which is the number of its rows or the sum of their weights, and
   * the confusion matrix.
   */
  @Override
  public String toString() {
    return "accuracy %s, log loss %s, ROC AUC %s, %d rows\n\n%s\n\n%s"
        .formatted(
            TextTable.fixed(accuracy(), 4),
            TextTable.number(logLoss()),
            TextTable.fixed(rocAuc(), 4),
            answers.data().size(),
            classes(),
            matrix);
  }

  private TextTable classes() {
    TextTable table = new TextTable();
    table.add(List.of("", "precision", "recall", "F1", "support"));
    for (int k = 0; k < matrix.classes(); k++) {
      table.add(line(matrix.label(k), matrix.actual(k), precision(k), recall(k), f1(k)));
    }
    table.add(line("macro average", matrix.all(), macroPrecision(), macroRecall(), macroF1()));
    return table;
  }

  private List<String> line(String name, double support, double... fractions) {
    List<String> line = new ArrayList<>(List.of(name));
    DoubleStream.of(fractions).mapToObj(x -> TextTable.fixed(x, 4)).forEach(line::add);
    line.add(matrix.text(support));
    return line;
  }
}
