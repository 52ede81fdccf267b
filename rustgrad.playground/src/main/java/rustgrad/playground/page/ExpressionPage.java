package rustgrad.playground.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLSelectElement;
import org.teavm.jso.dom.html.HTMLTextAreaElement;
import rustgrad.api.Op;
import rustgrad.core.OpRegistry;
import rustgrad.draw.Drawing;
import rustgrad.playground.code.FormulaCode;
import rustgrad.playground.formula.Computation;
import rustgrad.playground.formula.Definitions;
import rustgrad.playground.formula.FormulaException;
import rustgrad.playground.formula.Frame;
import rustgrad.playground.formula.Timeline;
import rustgrad.playground.picture.GraphPicture;

/** A formula, its leaves, its graph, and the steps through it. */
final class ExpressionPage {
  private static final String PREFIX = "expression&f=";
  private static final int MILLISECONDS_PER_STEP = 1100;
  private static final Map<String, String> EXAMPLES = examples();

  private final Runnable changed;
  private final HTMLTextAreaElement text = (HTMLTextAreaElement) Dom.byId("formula");
  private final LeafControls leaves = new LeafControls(Dom.byId("leaves"), this::setLeaf);
  private @Nullable Timeline timeline;
  private int frame;
  private int timer = -1;

  ExpressionPage(String hash, Runnable changed) {
    this.changed = changed;
    Dom.on(text, "input", event -> edited());
    Dom.onClick("first", () -> go(0));
    Dom.onClick("back", () -> go(frame - 1));
    Dom.onClick("step", this::step);
    Dom.onClick("last", () -> go(Integer.MAX_VALUE));
    Dom.onClick("play", this::playOrPause);
    Dom.on(Dom.byId("time"), "input", event -> go(Integer.parseInt(Dom.input("time").getValue())));
    Dom.copyOnClick("copy-expression", "java-expression");
    HTMLSelectElement examples = Dom.select("examples");
    Dom.addOption(examples, "", "an example \u2026");
    EXAMPLES.forEach((name, formula) -> Dom.addOption(examples, formula, name));
    Dom.on(
        examples,
        "change",
        event -> {
          if (!examples.getValue().isEmpty()) {
            show(examples.getValue());
            examples.setValue("");
            changed.run();
          }
        });
    String ops =
        OpRegistry.discovered().ops().stream().map(Op::name).collect(Collectors.joining(", "));
    Dom.text("ops", "Ops: " + ops + ".");
    open(hash);
  }

  private static Map<String, String> examples() {
    Map<String, String> examples = new LinkedHashMap<>();
    examples.put("a product and a sum", "a = 2; b = -3; c = 6.8\nL = (a*b + c).tanh()");
    examples.put(
        "a neuron, as in micrograd",
        "x1 = 2; x2 = 0; w1 = -3; w2 = 1; b = 6.8814\nn = x1*w1 + x2*w2 + b\no = n.tanh()");
    examples.put("a value used twice", "a = 3\nb = a + a\ny = b * a");
    examples.put("the sigmoid by hand", "x = 0.5\ny = 1 / (1 + exp(-x))");
    examples.put(
        "a squared error", "x = 1.5; w = 0.8; b = -0.2; t = 2\nerror = w*x + b - t\nL = error^2");
    examples.put(
        "softmax and cross-entropy", "z0 = 1; z1 = 2; z2 = -1\nL = logSumExp(z0, z1, z2) - z1");
    examples.put("which path a maximum takes", "a = 1; b = 2\ny = max(a*b, a + b)");
    examples.put(
        "a choice: Huber's loss",
        "error = 3; delta = 1\nL = where(abs(error) <= delta, error^2 / 2, delta*(abs(error) - delta/2))");
    examples.put("a chain that vanishes", "x = 2\ny = x.tanh().tanh().tanh().tanh()");
    return examples;
  }

  /** Shows what an address says. */
  void open(String hash) {
    show(
        hash.startsWith(PREFIX)
            ? Dom.decoded(hash.substring(PREFIX.length()))
            : EXAMPLES.values().iterator().next());
  }

  String hash() {
    return PREFIX + Dom.encoded(text.getValue());
  }

  private void show(String formula) {
    text.setValue(formula);
    timeline = null;
    compute();
  }

  private void edited() {
    compute();
    changed.run();
  }

  private void setLeaf(String name, String number) {
    if (timeline != null) {
      text.setValue(timeline.computation().definitions().textWith(name, number));
      edited();
    }
  }

  /** Computes the formula anew; after an error, the last graph stays, but pale. */
  private void compute() {
    try {
      boolean atEnd = timeline == null || frame >= timeline.size() - 1;
      Computation computation = Computation.of(Definitions.parse(text.getValue()), Map.of());
      timeline = Timeline.of(computation);
      frame = atEnd ? timeline.size() - 1 : Math.min(frame, timeline.size() - 1);
      leaves.show(computation);
      Dom.text("java-expression", FormulaCode.of(computation.definitions(), Map.of()));
      Dom.text("tree", Drawing.of(computation.result()).tree());
      Dom.text("leaf-hint", computation.definitions().hint());
      Dom.text("formula-error", "");
      Dom.text("formula-caret", "");
      text.setAttribute("aria-invalid", "false");
      showStale(false);
      draw();
    } catch (FormulaException e) {
      Dom.text("formula-error", "" + e.getMessage());
      Dom.text("formula-caret", e.excerpt());
      text.setAttribute("aria-invalid", "true");
      showStale(true);
    }
  }

  /** Says whether graph and leaves are those of the text, or of the last one that was a formula. */
  private static void showStale(boolean stale) {
    Dom.byId("graph").setClassName(stale ? "canvas stale" : "canvas");
    setAttribute("leaves", "inert", stale);
  }

  private void go(int to) {
    stop();
    goOn(to);
  }

  private void goOn(int to) {
    if (timeline != null) {
      frame = Math.max(0, Math.min(to, timeline.size() - 1));
      draw();
    }
  }

  /** From the end, begins anew. */
  private void step() {
    go(timeline != null && frame == timeline.size() - 1 ? 0 : frame + 1);
  }

  private void playOrPause() {
    if (timer >= 0) {
      stop();
    } else if (timeline != null) {
      goOn(frame == timeline.size() - 1 ? 0 : frame + 1);
      timer = Window.setInterval(this::tick, MILLISECONDS_PER_STEP);
      Dom.text("play", "Pause");
    }
  }

  private void tick() {
    goOn(frame + 1);
    if (timeline == null || frame == timeline.size() - 1) {
      stop();
    }
  }

  void stop() {
    if (timer >= 0) {
      Window.clearInterval(timer);
      timer = -1;
    }
    Dom.text("play", "Play");
  }

  boolean onKey(String key) {
    switch (key) {
      case "ArrowRight" -> step();
      case "ArrowLeft" -> go(frame - 1);
      case "Home" -> go(0);
      case "End" -> go(Integer.MAX_VALUE);
      case " " -> playOrPause();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void draw() {
    if (timeline == null) {
      return;
    }
    Frame shown = timeline.frame(frame);
    Dom.byId("graph").setInnerHTML(GraphPicture.svg(timeline.values(), shown));
    Dom.scrollToActive(Dom.byId("graph"));
    leaves.showGradients(timeline.computation(), shown.phase() == Frame.Phase.END);
    Dom.byId("time").setAttribute("max", String.valueOf(timeline.size() - 1));
    Dom.input("time").setValue(String.valueOf(frame));
    HTMLElement rule = Dom.byId("rule");
    rule.clear();
    shown.lines().forEach(line -> Dom.add(rule, "p", "", line));
    Dom.text("phase", "step %d of %d: %s".formatted(frame, timeline.size() - 1, name(shown)));
    disable("first", frame == 0);
    disable("back", frame == 0);
    disable("last", frame == timeline.size() - 1);
    Dom.text(
        "step", frame == timeline.size() - 1 ? "Step through \u25B6\uFE0E" : "Step \u25B6\uFE0E");
  }

  private static String name(Frame frame) {
    return switch (frame.phase()) {
      case START -> "start";
      case FORWARD -> "forward";
      case TURN -> "turn round";
      case BACKWARD -> "backward";
      case END -> "all is known";
    };
  }

  private static void disable(String id, boolean disabled) {
    setAttribute(id, "disabled", disabled);
  }

  private static void setAttribute(String id, String name, boolean set) {
    if (set) {
      Dom.byId(id).setAttribute(name, "");
    } else {
      Dom.byId(id).removeAttribute(name);
    }
  }
}
