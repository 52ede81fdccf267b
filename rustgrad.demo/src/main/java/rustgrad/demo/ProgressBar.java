package rustgrad.demo;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One line that is written over and over, for terminals. */
final class ProgressBar implements Progress {
  /**
   * The width of the line. With it, the library does not measure the terminal, for which it would
   * load native code or start other programs.
   */
  private static final int WIDTH = 79;

  private static final int MILLIS_BETWEEN = 50;

  private final PrintStream out;
  private final me.tongfei.progressbar.ProgressBar bar;

  ProgressBar(PrintStream out, int steps) {
    this.out = out;
    bar =
        new ProgressBarBuilder()
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(MILLIS_BETWEEN)
            .setConsumer(new Line(out))
            .hideEta()
            .build();
  }

  @Override
  public void show(StepMetrics step) {
    bar.setExtraMessage(Progress.measures(step));
    bar.stepTo(step.number());
  }

  @Override
  public void close() {
    bar.close();
    out.println();
  }

  /**
   * Leaves the end of the line to {@link ProgressBar#close()}: the library would end it once, twice
   * or, after a short training, never, depending on what its thread is doing.
   */
  private static final class Line extends ConsoleProgressBarConsumer {
    Line(PrintStream out) {
      super(out, WIDTH);
    }

    @Override
    public void close() {}
  }
}
