package rustgrad.demo;

import java.util.List;
import java.util.Locale;
import rustgrad.nn.ClassificationMetrics;
import rustgrad.nn.Dataset;

/** What is printed before and after the training. */
final class Report {
  /** Of more classes, the table would be hard to read. */
  private static final int MOST_CLASSES = 30;

  private static final int MOST_NAMES = 5;

  private Report() {}

  /** What is learned, by which network, and how, on one line. */
  static String heading(Experiment experiment) {
    Source source = experiment.source();
    Dataset data = source.data();
    return "%s: %d %s%s%s, %s, %s"
        .formatted(
            source.title(),
            data.size(),
            data.features() == 2 ? "points" : "rows",
            data.classNames().isEmpty() ? "" : " of " + classes(data),
            experiment.heldOut() == 0
                ? ""
                : ", %d held out for validation".formatted(experiment.heldOut()),
            experiment.network(),
            experiment.method());
  }

  private static String classes(Dataset data) {
    List<String> names = data.classNames();
    boolean isLong = names.size() > MOST_NAMES;
    String listed = String.join(", ", isLong ? names.subList(0, MOST_NAMES) : names);
    return "%d classes (%s%s)".formatted(names.size(), listed, isLong ? ", ..." : "");
  }

  /**
   * How the training ended, such as "after 200 steps: loss 0.0062, accuracy 100.0 %".
   *
   * @param steps how many were to be taken
   * @param history those that were
   */
  static String result(Experiment experiment, int steps, List<StepMetrics> history) {
    int taken = history.size();
    if (steps == 0) {
      return "as loaded: " + experiment.accuracy();
    }
    String after =
        taken == steps
            ? "after %d steps".formatted(steps)
            : "stopped after %d of %d steps".formatted(taken, steps);
    return "%s: %s, %s".formatted(after, history.get(taken - 1).lossText(), experiment.accuracy());
  }

  /** How good the model is at each class of the rows held out, or of all if none are. */
  static String metrics(Experiment experiment) {
    ClassificationMetrics metrics = experiment.metrics();
    String rows = experiment.heldOut() == 0 ? "\nall rows: " : "\nvalidation: ";
    return rows
        + (metrics.confusionMatrix().classes() <= MOST_CLASSES ? metrics : means(metrics))
        + "\n";
  }

  private static String means(ClassificationMetrics metrics) {
    return String.format(
        Locale.ROOT,
        "accuracy %.4f, means over the classes: precision %.4f, recall %.4f, F1 %.4f",
        metrics.accuracy(),
        metrics.macroPrecision(),
        metrics.macroRecall(),
        metrics.macroF1());
  }
}
