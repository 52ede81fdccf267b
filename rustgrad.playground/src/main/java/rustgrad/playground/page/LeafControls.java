package rustgrad.playground.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import rustgrad.api.Value;
import rustgrad.draw.diagram.ShortNumber;
import rustgrad.playground.engine.Digits;
import rustgrad.playground.formula.Computation;

/** A slider, a number and a gradient for each leaf. */
final class LeafControls {
  private static final double LEAST_RANGE = 5;
  private static final double GREATEST_RANGE = 1e308;

  private record Control(
      HTMLElement row, HTMLInputElement slider, HTMLInputElement number, HTMLElement gradient) {}

  private final HTMLElement parent;
  private final BiConsumer<String, String> moved;
  private final Map<String, Control> controls = new LinkedHashMap<>();

  /** The leaf whose slider is being dragged, and so must keep its range. */
  private String dragged = "";

  /**
   * Controls in an element.
   *
   * @param moved is told the name of a leaf, and its new number as it is written
   */
  LeafControls(HTMLElement parent, BiConsumer<String, String> moved) {
    this.parent = parent;
    this.moved = moved;
  }

  /** Shows the leaves of a computation; those that were there stay, so that they can be dragged. */
  void show(Computation computation) {
    Map<String, Value> leaves = computation.leaves();
    if (!controls.keySet().equals(leaves.keySet())) {
      parent.clear();
      controls.clear();
      leaves.keySet().forEach(name -> controls.put(name, control(name)));
    }
    leaves.forEach(this::update);
  }

  /** Shows the gradients of the leaves, or question marks as long as they are not known. */
  void showGradients(Computation computation, boolean known) {
    String result = computation.result().label();
    controls.forEach(
        (name, control) -> {
          Value leaf = computation.leaves().get(name);
          String gradient = known && leaf != null ? ShortNumber.of(leaf.grad()) : "?";
          control.gradient().withText("d%s/d%s = %s".formatted(result, name, gradient));
        });
  }

  private Control control(String name) {
    HTMLElement row = Dom.add(parent, "div", "leaf-control", "");
    HTMLElement label = Dom.add(row, "label", "", name);
    label.setAttribute("for", "leaf-" + name);
    HTMLInputElement slider = input(row, "range", name + ", slider");
    HTMLInputElement number = input(row, "number", name);
    number.setAttribute("step", "any");
    number.setAttribute("id", "leaf-" + name);
    Control control = new Control(row, slider, number, Dom.add(row, "output", "", ""));
    Dom.on(slider, "input", event -> dragged(name, slider.getValue()));
    Dom.on(number, "input", event -> typed(name, number.getValue()));
    return control;
  }

  private static HTMLInputElement input(HTMLElement row, String type, String label) {
    HTMLInputElement input = (HTMLInputElement) Dom.add(row, "input", "", "");
    input.setAttribute("type", type);
    input.setAttribute("aria-label", label);
    return input;
  }

  private void dragged(String name, String number) {
    dragged = name;
    moved.accept(name, number);
    dragged = "";
  }

  private void typed(String name, String number) {
    if (!number.isEmpty()) {
      moved.accept(name, number);
    }
  }

  private void update(String name, Value leaf) {
    Control control = controls.get(name);
    if (control == null) {
      return;
    }
    double item = leaf.item();
    if (!name.equals(dragged)) {
      fit(control.slider(), Math.abs(item));
    }
    if (Dom.number(control.slider()) != item) {
      control.slider().setValue(ShortNumber.of(item));
    }
    if (Dom.number(control.number()) != item) {
      control.number().setValue(text(item));
    }
  }

  /** All digits, but no ".0". */
  private static String text(double number) {
    String rounded = ShortNumber.of(number);
    return Digits.parse(rounded) == number ? rounded : Digits.of(number);
  }

  /** Gives a slider the least range of 5, 50, 500, ... in which a number fits. */
  private static void fit(HTMLInputElement slider, double size) {
    double range = LEAST_RANGE;
    while (range < size && range < GREATEST_RANGE) {
      range = Math.min(GREATEST_RANGE, 10 * range);
    }
    slider.setAttribute("min", ShortNumber.of(-range));
    slider.setAttribute("max", ShortNumber.of(range));
    slider.setAttribute("step", ShortNumber.of(range / 100));
  }
}
