package rustgrad.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells the reader of the console how the training goes. */
interface Progress extends AutoCloseable {

  /** Called after every step. */
  void show(StepMetrics step);

  /** Called when the training ends, or fails. */
  @Override
  default void close() {}

  /** A bar on a terminal, plain lines elsewhere. */
  static Progress of(PrintStream out, int steps) {
    return Terminal.isThere()
        ? new ProgressBar(out, steps, Terminal.columns())
        : new ProgressLines(out, steps);
  }

  /** Such as "step 10/150 loss 0.1234 accuracy 97.0 %". */
  static String text(StepMetrics step, int steps) {
    int digits = String.valueOf(steps).length();
    String number = String.format(Locale.ROOT, "%" + digits + "d", step.number());
    return "step " + number + "/" + steps + "  " + String.join("  ", measures(step));
  }

  /** Such as "loss 0.1234", "accuracy 97.0 %", "validation 96.0 %". */
  static List<String> measures(StepMetrics step) {
    List<String> measures = new ArrayList<>();
    measures.add(step.lossText());
    measures.add(percent("accuracy", step.accuracy().training()));
    step.accuracy().validation().ifPresent(x -> measures.add(percent("validation", x)));
    return measures;
  }

  private static String percent(String name, double fraction) {
    return String.format(Locale.ROOT, "%s %5.1f %%", name, 100 * fraction);
  }
}
