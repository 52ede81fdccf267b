package rustgrad.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;
import rustgrad.io.Models;
import rustgrad.onnx.OnnxExport;

/** Trains the network, reports and shows how it goes, and writes the files. */
final class Demo {
  /** How much longer a training in the window takes, so that its course can be seen. */
  private static final long MILLIS_TO_WATCH = 5000;

  /** How finely the plane is sampled for the window, and how finely for the picture. */
  private static final int COARSE = 15;

  private static final int FINE = 30;

  private static final long NANOS_BETWEEN_FRAMES = 100_000_000;

  private final Experiment experiment;
  private final int steps;
  private final Outputs outputs;
  private final PrintStream out;
  private final List<StepMetrics> history = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private long lastFrame = System.nanoTime();

  Demo(Experiment experiment, int steps, Outputs outputs, PrintStream out) {
    this.experiment = experiment;
    this.steps = steps;
    this.outputs = outputs;
    this.out = out;
  }

  /**
   * Runs the demo to its end.
   *
   * @param window shows the training if there is a display
   * @param stop ends the training early
   * @throws IOException if a file cannot be written; the others have been
   * @throws ArithmeticException if the loss does not stay finite
   */
  void run(@Nullable LiveWindow window, StopRequest stop) throws IOException, InterruptedException {
    if (outputs.arePainted()) {
      Pictures.check();
    }
    out.println(Report.heading(experiment));
    train(window, stop);
    if (stop.isMade() && history.isEmpty()) {
      out.println("stopped before the first step: nothing is written");
      return;
    }
    String result = Report.result(experiment, steps, history);
    out.println(result);
    if (outputs.decisions().isEmpty()) {
      out.println(Report.metrics(experiment));
    }
    write(result);
    if (window != null) {
      window.show(charts(FINE, result));
      if (window.isOpen() && !stop.isMade()) {
        out.println("close the window to end");
      }
    }
  }

  private void train(@Nullable LiveWindow window, StopRequest stop) throws InterruptedException {
    try (Progress progress = Progress.of(out, steps)) {
      for (int number = 1; number <= steps && !stop.isMade(); number++) {
        StepMetrics step = experiment.step(number);
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
      window.show(charts(COARSE, Progress.text(step, steps)));
    }
  }

  /** Those that there are, in the order of the window. */
  private List<JFreeChart> charts(int detail, String subtitle) {
    List<JFreeChart> charts = new ArrayList<>();
    outputs.decisions().ifPresent(file -> charts.add(decisions(detail, subtitle)));
    outputs.losses().ifPresent(file -> charts.add(losses(subtitle)));
    return charts;
  }

  private JFreeChart decisions(int detail, String subtitle) {
    Source source = experiment.source();
    return DecisionChart.of(
        source.title(),
        experiment.network() + ", " + subtitle,
        source.data(),
        experiment.field(detail));
  }

  private JFreeChart losses(String subtitle) {
    return LossChart.of("Loss and accuracy", experiment.method() + ", " + subtitle, steps, history);
  }

  /** Writes all files, those that cannot be made again first. */
  private void write(String result) throws IOException {
    write(outputs.model(), file -> Models.save(file, experiment.predictor()));
    write(outputs.onnx(), file -> export().write(file));
    write(outputs.network(), file -> Pictures.write(experiment.drawing().network(), file));
    write(outputs.graph(), file -> Pictures.write(experiment.drawing().graph(), file));
    write(outputs.decisions(), file -> Pictures.write(decisions(FINE, result), file));
    write(outputs.losses(), file -> Pictures.write(losses(result), file));
    if (!failures.isEmpty()) {
      throw new IOException(String.join("; ", failures));
    }
  }

  private OnnxExport export() {
    OnnxExport export = OnnxExport.of(experiment.predictor());
    return experiment.hasProbabilities() ? export.withProbabilities() : export;
  }

  private void write(Optional<OutputFile> output, Content content) {
    if (output.isEmpty()) {
      return;
    }
    Path file = output.get().path();
    try {
      output.get().makeDirectory();
      content.writeTo(file);
      out.println("wrote " + file);
    } catch (IOException | UncheckedIOException e) {
      failures.add(e.getMessage());
    }
  }

  /** What is in a file. */
  @FunctionalInterface
  private interface Content {
    void writeTo(Path file) throws IOException;
  }
}
