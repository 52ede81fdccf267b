package rustgrad.playground.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.html.HTMLSelectElement;
import rustgrad.nn.Dataset;
import rustgrad.nn.Loss;
import rustgrad.playground.engine.Digits;
import rustgrad.playground.network.OptimizerKind;
import rustgrad.playground.network.Points;
import rustgrad.playground.network.SameBits;
import rustgrad.playground.network.Settings;
import rustgrad.playground.network.SettingsText;
import rustgrad.playground.network.View;

/** The settings of a training, to look at and to change. */
final class NetworkControls {
  private static final List<String> NUMBERS = List.of("rows", "noise", "batch", "seed");
  private static final List<String> CHOICES =
      List.of("activation", "loss", "optimizer", "rate", "l2");

  private static final Map<String, String> LOSSES =
      Map.of(
          "maxMargin", "maximum margin (hinge)",
          "meanSquaredError", "mean squared error",
          "binaryCrossEntropy", "binary cross-entropy",
          "softmaxCrossEntropy", "softmax cross-entropy");
  private static final Map<OptimizerKind, String> OPTIMIZERS =
      Map.of(
          OptimizerKind.SGD, "gradient descent",
          OptimizerKind.MOMENTUM, "momentum 0.9",
          OptimizerKind.ADAM, "Adam",
          OptimizerKind.ADAMW, "AdamW",
          OptimizerKind.LBFGS, "L-BFGS, on all points");

  private final Runnable changed;
  private Settings settings = Settings.DEFAULT;

  NetworkControls(Runnable changed) {
    this.changed = changed;
    SettingsText.activations().forEach(name -> Dom.addOption(Dom.byId("activation"), name, name));
    Loss.names()
        .forEach(name -> Dom.addOption(Dom.byId("loss"), name, LOSSES.getOrDefault(name, name)));
    for (OptimizerKind kind : OptimizerKind.values()) {
      Dom.addOption(Dom.byId("optimizer"), kind.id(), OPTIMIZERS.getOrDefault(kind, kind.id()));
    }
    for (String rate : "0.0001 0.001 0.003 0.01 0.03 0.1 0.3 1.0 3.0".split(" ")) {
      Dom.addOption(Dom.byId("rate"), rate, rate);
    }
    for (String l2 : "0.0 0.0001 0.001 0.01 0.1".split(" ")) {
      Dom.addOption(Dom.byId("l2"), l2, l2.equals("0.0") ? "none" : l2);
    }
    NUMBERS.forEach(
        id -> Dom.on(Dom.byId(id), "input", event -> read(id, Dom.input(id).getValue())));
    CHOICES.forEach(
        id -> Dom.on(Dom.byId(id), "change", event -> read(id, Dom.select(id).getValue())));
  }

  Settings settings() {
    return settings;
  }

  private void read(String name, String value) {
    change(name, value);
    changed.run();
  }

  private void change(String name, String value) {
    settings = SettingsText.parse(SettingsText.of(settings) + "&" + name + "=" + value);
    show(settings);
  }

  void setHidden(List<Integer> hidden) {
    String text = hidden.stream().map(String::valueOf).collect(Collectors.joining("-"));
    read("hidden", text);
  }

  /** Shows settings. */
  void show(Settings shown) {
    settings = shown;
    number("rows", shown.rows());
    number("noise", shown.noise());
    number("batch", shown.batch());
    HTMLInputElement seed = Dom.input("seed");
    if (Dom.number(seed) != shown.seed()) {
      seed.setValue("" + shown.seed());
    }
    choose("activation", shown.activation());
    choose("loss", shown.lossOfClasses().name());
    choose("optimizer", shown.optimizer().id());
    choose("rate", Digits.of(shown.rate()));
    choose("l2", Digits.of(shown.l2()));
    HTMLSelectElement loss = Dom.select("loss");
    loss.setDisabled(shown.points().classes() > 2);
    boolean takesAllRows = shown.optimizer().takesAllRows();
    Dom.input("batch").setDisabled(takesAllRows);
    Dom.select("rate").setDisabled(takesAllRows);
    if (takesAllRows) {
      output("batch").withText("all");
    }
    Dom.text("shape", shown.shape());
    Dom.text(
        "bits-note",
        !SameBits.promisedBy(shown.activation())
            ? "The last digits of %s may differ between browsers and JVMs: the op promises no bits."
                .formatted(shown.activation())
            : "Same settings, same numbers to the last bit as Trainer.eager() on a JVM: see the code below.");
    showPoints();
  }

  private static void number(String id, double value) {
    HTMLInputElement input = Dom.input(id);
    if (Dom.number(input) != value) {
      input.setValue("" + value);
    }
    output(id)
        .withText(id.equals("noise") ? "" + Math.round(value * 100) / 100.0 : "" + (int) value);
  }

  private static HTMLElement output(String id) {
    return HTMLDocument.current().querySelector("output[for=" + id + "]");
  }

  /** Chooses an option, which is added if a link brought it. */
  private static void choose(String id, String value) {
    HTMLSelectElement select = Dom.select(id);
    select.setValue(value);
    if (!value.equals(select.getValue())) {
      Dom.addOption(select, value, value);
      select.setValue(value);
    }
  }

  private void showPoints() {
    HTMLElement parent = Dom.byId("points");
    if (!parent.hasChildNodes()) {
      for (Points points : Points.values()) {
        addChoice(parent, points);
      }
    }
    for (Points points : Points.values()) {
      Dom.byId("points-" + points.id())
          .setAttribute("aria-checked", String.valueOf(points == settings.points()));
    }
  }

  private void addChoice(HTMLElement parent, Points points) {
    HTMLElement button = Dom.add(parent, "button", "", "");
    button.setAttribute("role", "radio");
    button.setAttribute("id", "points-" + points.id());
    HTMLCanvasElement canvas = (HTMLCanvasElement) Dom.add(button, "canvas", "", "");
    canvas.setWidth(48);
    canvas.setHeight(48);
    Dom.add(button, "span", "", points.id());
    Dataset data = SettingsText.parse("rows=80&noise=0.06&points=" + points.id()).data();
    View view = View.around(data);
    CanvasRenderingContext2D context = Dom.context(canvas);
    for (int row = 0; row < data.size(); row++) {
      double[] point = data.inputs()[row];
      context.setFillStyle(HeatPicture.color(data.labels()[row]));
      context.fillRect(view.across(point[0]) * 48 - 1.2, view.down(point[1]) * 48 - 1.2, 2.4, 2.4);
    }
    Dom.on(button, "click", event -> read("points", points.id()));
  }
}
