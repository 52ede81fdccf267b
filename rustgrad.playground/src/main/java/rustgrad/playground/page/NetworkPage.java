package rustgrad.playground.page;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.browser.Window;
import rustgrad.draw.diagram.ShortNumber;
import rustgrad.nn.Dataset;
import rustgrad.playground.network.Heatmaps;
import rustgrad.playground.network.NeuronGraph;
import rustgrad.playground.network.SettingsText;
import rustgrad.playground.network.Training;
import rustgrad.playground.network.TrainingCode;
import rustgrad.playground.network.View;
import rustgrad.playground.picture.GraphPicture;

/** A network that learns, step by step. */
final class NetworkPage {
  private static final String PREFIX = "network&";

  /** How many cells the pictures have in a row, while there is time and while there is little. */
  private static final int SIDE = 48;

  private static final int SIDE_WHILE_RUNNING = 24;

  /**
   * How long a frame takes steps, in milliseconds. Frames take steps and draw in turn, so that each
   * is done in time.
   */
  private static final double TIME_FOR_STEPS = 9;

  private final Runnable changed;
  private final NetworkControls controls = new NetworkControls(this::restart);
  private final NetworkDiagram diagram = new NetworkDiagram(this::inspect, this::resize);
  private final OutputPicture output = new OutputPicture(this::choosePoint);
  private final LossCurve curve = new LossCurve();
  private final HeatPicture fine = new HeatPicture(SIDE);
  private final HeatPicture coarse = new HeatPicture(SIDE_WHILE_RUNNING);
  private Training training;
  private View view;
  private int chosenRow;
  private int chosenLayer = -1;
  private int chosenNeuron;
  private int accuracyOfEpoch = -1;
  private boolean running;
  private boolean drawsNext;
  private boolean shown;

  NetworkPage(String hash, Runnable changed) {
    this.changed = changed;
    controls.show(SettingsText.parse(hash));
    tellIgnored(hash);
    training = new Training(controls.settings());
    view = View.around(controls.settings().data());
    Dom.onClick("reset", this::restart);
    Dom.onClick("train", this::trainOrPause);
    Dom.onClick("train-step", () -> pausedAfter(training::step));
    Dom.onClick("train-epoch", () -> pausedAfter(training::epoch));
    Dom.onClick("more-layers", () -> addLayer(1));
    Dom.onClick("fewer-layers", () -> addLayer(-1));
    Dom.copyOnClick("copy-network", "java-network");
    Dom.on(Dom.byId("code-network"), "toggle", event -> showCode());
    Window.current().addEventListener("resize", event -> rebuild());
  }

  /** Shows what an address says. */
  void open(String hash) {
    controls.show(SettingsText.parse(hash));
    restart();
    tellIgnored(hash);
  }

  private static void tellIgnored(String hash) {
    List<String> ignored = SettingsText.ignored(hash);
    Dom.text(
        "network-error",
        ignored.isEmpty()
            ? ""
            : "unknown or out of range in the link, so the default counts: "
                + String.join(", ", ignored));
  }

  String hash() {
    return PREFIX + SettingsText.of(controls.settings());
  }

  void show(boolean show) {
    shown = show;
    setRunning(false);
    rebuild();
  }

  private void restart() {
    setRunning(false);
    Dom.text("network-error", "");
    training = new Training(controls.settings());
    view = View.around(controls.settings().data());
    chosenRow = Math.min(chosenRow, training.train().size() - 1);
    accuracyOfEpoch = -1;
    int layers = training.model().layers().size();
    if (chosenLayer >= layers
        || chosenLayer >= 0
            && chosenNeuron >= training.model().layers().get(chosenLayer).outputs()) {
      chosenLayer = -1;
    }
    rebuild();
    changed.run();
  }

  private void rebuild() {
    if (shown) {
      diagram.build(training.model());
      diagram.choose(chosenLayer, chosenNeuron);
      draw();
    }
  }

  private void resize(int layer, int by) {
    List<Integer> hidden = new ArrayList<>(controls.settings().hidden());
    hidden.set(layer, Math.max(1, Math.min(SettingsText.MOST_NEURONS, hidden.get(layer) + by)));
    controls.setHidden(hidden);
  }

  private void addLayer(int by) {
    List<Integer> hidden = new ArrayList<>(controls.settings().hidden());
    if (by > 0 && hidden.size() < SettingsText.MOST_LAYERS) {
      hidden.add(hidden.isEmpty() ? 4 : hidden.get(hidden.size() - 1));
    } else if (by < 0 && !hidden.isEmpty()) {
      hidden.remove(hidden.size() - 1);
    }
    controls.setHidden(hidden);
  }

  private void trainOrPause() {
    setRunning(!running);
    if (running) {
      Window.requestAnimationFrame(this::onFrame);
    } else {
      draw();
    }
  }

  private void setRunning(boolean run) {
    running = run;
    Dom.text("train", run ? "Pause" : "Train \u25B6\uFE0E");
  }

  private void onFrame(double time) {
    if (running && shown) {
      if (drawsNext) {
        draw();
      } else {
        takeStepsFor(TIME_FOR_STEPS);
      }
      drawsNext = !drawsNext;
      Window.requestAnimationFrame(this::onFrame);
    }
  }

  private void takeStepsFor(double milliseconds) {
    double end = Dom.now() + milliseconds;
    take(
        () -> {
          do {
            training.step();
          } while (Dom.now() < end);
        });
  }

  private void pausedAfter(Runnable steps) {
    setRunning(false);
    take(steps);
    draw();
  }

  private void take(Runnable steps) {
    try {
      steps.run();
    } catch (ArithmeticException e) {
      setRunning(false);
      Dom.text("network-error", "" + e.getMessage());
      draw();
    }
  }

  private void draw() {
    HeatPicture heat = running ? coarse : fine;
    Heatmaps maps = Heatmaps.of(training.model(), view, heat.side());
    diagram.draw(training.model(), maps, heat);
    output.draw(training, maps, heat, training.train().inputs()[chosenRow]);
    curve.draw(training);
    numbers();
    inspector();
    if (!running) {
      showCode();
    }
  }

  private void numbers() {
    Dom.text("epoch", "" + training.epochs());
    Dom.text("steps", "" + training.steps());
    Dom.text("train-loss", last(training.trainLosses()));
    Dom.text("test-loss", last(training.testLosses()));
    if (accuracyOfEpoch != training.epochs() || !running) {
      accuracyOfEpoch = training.epochs();
      Dom.text("train-right", percent(training.train()));
      Dom.text("test-right", percent(training.test()));
    }
  }

  private static String last(List<Double> losses) {
    return losses.isEmpty() ? "\u2013" : ShortNumber.of(losses.get(losses.size() - 1));
  }

  private String percent(Dataset data) {
    return Math.round(1000 * training.accuracy(data)) / 10.0 + " %";
  }

  private void showCode() {
    int epochs = training.epochs();
    if (Dom.byId("code-network").hasAttribute("open")) {
      Dom.text("bits", training.bits());
      Dom.text("bits-epochs", epochs == 1 ? "1 epoch" : epochs + " epochs");
      Dom.text("java-network", TrainingCode.of(training.settings(), epochs));
    }
  }

  private void inspect(int layer, int neuron) {
    boolean close = layer == chosenLayer && neuron == chosenNeuron;
    chosenLayer = close ? -1 : layer;
    chosenNeuron = neuron;
    diagram.choose(chosenLayer, chosenNeuron);
    inspector();
  }

  /** Chooses the point that is nearest to a place of the picture. */
  private void choosePoint(double across, double down) {
    double best = Double.POSITIVE_INFINITY;
    double[][] points = training.train().inputs();
    for (int row = 0; row < points.length; row++) {
      double dx = view.across(points[row][0]) - across;
      double dy = view.down(points[row][1]) - down;
      if (dx * dx + dy * dy < best) {
        best = dx * dx + dy * dy;
        chosenRow = row;
      }
    }
    draw();
  }

  private void inspector() {
    Dom.byId("inspector").setHidden(chosenLayer < 0);
    if (chosenLayer < 0) {
      return;
    }
    double[] point = training.train().inputs()[chosenRow];
    int label = training.train().labels()[chosenRow];
    NeuronGraph graph = NeuronGraph.of(training, chosenLayer, chosenNeuron, point, label);
    int layers = training.model().layers().size();
    String name = NetworkDiagram.name(chosenLayer, chosenNeuron, layers);
    Dom.text("inspected", "The graph of " + name);
    Dom.text(
        "inspected-point",
        "At the point (%s, %s) of class %d, whose loss is %s. Gradients are of this loss."
            .formatted(
                ShortNumber.of(point[0]),
                ShortNumber.of(point[1]),
                label,
                ShortNumber.of(graph.loss())));
    Dom.byId("neuron-graph").setInnerHTML(GraphPicture.svg(graph.values(), graph.frame()));
    Dom.text("dots", graph.dots());
  }

  boolean onKey(String key) {
    switch (key) {
      case " " -> trainOrPause();
      case "ArrowRight" -> pausedAfter(training::step);
      case "r", "R" -> restart();
      default -> {
        return false;
      }
    }
    return true;
  }
}
