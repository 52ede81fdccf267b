package rustgrad.demo;

import java.io.PrintStream;

/** About ten lines, for logs and pipes. */
final class ProgressLines implements Progress {
  private static final int LINES = 10;

  private final PrintStream out;
  private final int steps;

  ProgressLines(PrintStream out, int steps) {
    this.out = out;
    this.steps = steps;
  }

  @Override
  public void show(StepMetrics step) {
    int between = Math.max(1, steps / LINES);
    if (step.number() == 1 || step.number() % between == 0 || step.number() == steps) {
      out.println(Progress.text(step, steps));
    }
  }
}
