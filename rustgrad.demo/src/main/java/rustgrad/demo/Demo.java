package rustgrad.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/** Trains the network, reports and shows how it goes, and writes the pictures. */
final class Demo {
  /** How much longer a training in the window takes, so that its course can be seen. */
  private static final long MILLIS_TO_WATCH = 5000;

  /** How finely the plane is sampled for the window, and how finely for the picture. */
  private static final int COARSE = 15;

  private static final int FINE = 30;

  private static final long NANOS_BETWEEN_FRAMES = 100_000_000;

  private final Experiment experiment;
  private final int steps;
  private final Path directory;
  private final PrintStream out;
  private final List<StepMetrics> history = new ArrayList<>();
  private long lastFrame = System.nanoTime();

  Demo(Experiment experiment, int steps, Path directory, PrintStream out) {
    this.experiment = experiment;
    this.steps = steps;
    this.directory = directory;
    this.out = out;
  }

  /**
   * Runs the demo to its end.
   *
   * @param window shows the training if there is a display
   * @param stop ends the training early
   * @throws IOException if a picture cannot be written
   * @throws ArithmeticException if the loss does not stay finite
   */
  void run(@Nullable LiveWindow window, StopRequest stop) throws IOException, InterruptedException {
    Pictures.check();
    Source source = experiment.source();
    out.printf(
        "%s: %d points, %s, %s%n",
        source.title(), source.data().size(), experiment.network(), experiment.training());
    train(window, stop);
    if (history.isEmpty()) {
      out.println("stopped before the first step: nothing is written");
      return;
    }
    String result = result();
    out.println(result);
    ScoreField field = experiment.field(FINE);
    Files.createDirectories(directory);
    write(source.name(), decisions(field, result));
    write("loss", losses(result));
    if (window != null) {
      window.show(decisions(field, result), losses(result));
      if (window.isOpen() && !stop.isMade()) {
        out.println("close the window to end");
      }
    }
  }

  private void train(@Nullable LiveWindow window, StopRequest stop) throws InterruptedException {
    try (Progress progress = Progress.of(out, steps)) {
      for (int number = 1; number <= steps && !stop.isMade(); number++) {
        StepMetrics step = step(number);
        history.add(step);
        progress.show(step);
        if (window != null && window.isOpen()) {
          animate(window, step);
        }
      }
    }
  }

  private void animate(LiveWindow window, StepMetrics step) throws InterruptedException {
    Thread.sleep(MILLIS_TO_WATCH / steps);
    if (System.nanoTime() - lastFrame >= NANOS_BETWEEN_FRAMES) {
      lastFrame = System.nanoTime();
      String text = Progress.text(step, steps);
      window.show(decisions(experiment.field(COARSE), text), losses(text));
    }
  }

  private StepMetrics step(int number) {
    try {
      return experiment.step(number);
    } catch (ArithmeticException e) {
      throw new ArithmeticException(
          "the loss or its gradient is not finite at step %d; try a smaller --rate or another --activation"
              .formatted(number));
    }
  }

  private String result() {
    int taken = history.size();
    String after = "after %d steps".formatted(taken);
    if (taken < steps) {
      after = "stopped after %d of %d steps".formatted(taken, steps);
    }
    return String.format(
        Locale.ROOT,
        "%s: loss %s, accuracy %.1f %%",
        after,
        history.get(taken - 1).lossText(),
        100 * experiment.accuracy());
  }

  private JFreeChart decisions(ScoreField field, String subtitle) {
    Source source = experiment.source();
    return DecisionChart.of(
        source.title(), experiment.network() + ", " + subtitle, source.data(), field);
  }

  private JFreeChart losses(String subtitle) {
    return LossChart.of(
        "Loss and accuracy", experiment.training() + ", " + subtitle, steps, history);
  }

  private void write(String name, JFreeChart chart) throws IOException {
    Path file = directory.resolve(name + ".png");
    Pictures.write(chart, file);
    out.println("wrote " + file);
  }
}
