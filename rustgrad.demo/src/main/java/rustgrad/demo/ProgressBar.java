package rustgrad.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/** One line that is written over and over, for terminals. */
final class ProgressBar implements Progress {
  private static final int MILLIS_BETWEEN = 50;

  private final PrintStream out;
  private final me.tongfei.progressbar.ProgressBar bar;

  /** Such as "loss 0.1234"; empty before the first step. */
  private volatile List<String> measures = List.of();

  /**
   * @param columns the width of the terminal; the last column stays free, so that no line wraps
   */
  ProgressBar(PrintStream out, int steps, int columns) {
    this.out = out;
    bar =
        new ProgressBarBuilder()
            .setInitialMax(steps)
            .setUpdateIntervalMillis(MILLIS_BETWEEN)
            .setConsumer(new Line(out, Math.max(1, columns - 1)))
            .setRenderer(this::render)
            .build();
  }

  private String render(ProgressState state, int width) {
    BarLine line =
        new BarLine(state.getCurrent(), state.getMax(), left(state).toSeconds(), measures);
    return line.text(width);
  }

  /** The time that the steps to come will take if they take as long as those before. */
  private static Duration left(ProgressState state) {
    long done = Math.max(1, state.getCurrent());
    return state
        .getElapsedAfterStart()
        .multipliedBy(state.getMax() - state.getCurrent())
        .dividedBy(done);
  }

  @Override
  public void show(StepMetrics step) {
    measures = Progress.measures(step);
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
    Line(PrintStream out, int width) {
      super(out, width);
    }

    @Override
    public void close() {}
  }
}
