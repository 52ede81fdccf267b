package rustgrad.demo;

import java.io.Console;
import java.io.PrintStream;
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
    return isTerminal() ? new ProgressBar(out, steps) : new ProgressLines(out, steps);
  }

  /** Such as "step 10/150 loss 0.1234 accuracy 97.0 %". */
  static String text(StepMetrics step, int steps) {
    int digits = String.valueOf(steps).length();
    String number = String.format(Locale.ROOT, "%" + digits + "d", step.number());
    return "step " + number + "/" + steps + "  " + measures(step);
  }

  /** Such as "loss 0.1234 accuracy 97.0 %". */
  static String measures(StepMetrics step) {
    return String.format(
        Locale.ROOT, "loss %s  accuracy %5.1f %%", step.lossText(), 100 * step.accuracy());
  }

  private static boolean isTerminal() {
    String terminal = System.getenv("TERM");
    boolean canReturn = terminal == null ? isWindows() : !terminal.equals("dumb");
    return canReturn && System.console() != null && isTerminal(System.console());
  }

  private static boolean isWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }

  /** From Java 22 on there is a console without a terminal too; it can be asked. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
