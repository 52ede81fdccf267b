package rustgrad.demo;

import java.io.PrintStream;

/** One line that is written over and over, for terminals. */
final class ProgressBar implements Progress {
  private static final int WIDTH = 24;
  private static final long NANOS_BETWEEN = 50_000_000;

  private final PrintStream out;
  private final int steps;
  private long last = System.nanoTime() - NANOS_BETWEEN;

  ProgressBar(PrintStream out, int steps) {
    this.out = out;
    this.steps = steps;
  }

  @Override
  public void show(Step step) {
    boolean isLast = step.number() == steps;
    if (isLast || System.nanoTime() - last >= NANOS_BETWEEN) {
      last = System.nanoTime();
      int full = (int) ((long) WIDTH * step.number() / steps);
      String bar = "#".repeat(full) + ".".repeat(WIDTH - full);
      out.print("\r[" + bar + "] " + Progress.text(step, steps));
      out.flush();
    }
  }

  @Override
  public void close() {
    out.println();
  }
}
