package rustgrad.playground.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import rustgrad.api.Value;
import rustgrad.draw.diagram.ShortNumber;
import rustgrad.playground.formula.Computation;

/** A slider, a number and a gradient for each leaf. */
final class LeafControls {
  private static final double RANGE = 5;

  private record Control(
      HTMLElement row, HTMLInputElement slider, HTMLInputElement number, HTMLElement gradient) {}

  private final HTMLElement parent;
  private final BiConsumer<String, String> moved;
  private final Map<String, Control> controls = new LinkedHashMap<>();

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
    String result = computation.result().label();
    leaves.forEach((name, leaf) -> update(name, leaf, result));
  }

  private Control control(String name) {
    HTMLElement row = Dom.add(parent, "div", "leaf-control", "");
    HTMLElement label = Dom.add(row, "label", "", name);
    label.setAttribute("for", "leaf-" + name);
    HTMLInputElement slider = input(row, "range", name + ", slider");
    slider.setAttribute("step", "0.05");
    HTMLInputElement number = input(row, "number", name);
    number.setAttribute("step", "any");
    number.setAttribute("id", "leaf-" + name);
    Control control = new Control(row, slider, number, Dom.add(row, "output", "", ""));
    Dom.on(slider, "input", event -> moved.accept(name, slider.getValue()));
    Dom.on(number, "input", event -> typed(name, number.getValue()));
    return control;
  }

  private static HTMLInputElement input(HTMLElement row, String type, String label) {
    HTMLInputElement input = (HTMLInputElement) Dom.add(row, "input", "", "");
    input.setAttribute("type", type);
    input.setAttribute("aria-label", label);
    return input;
  }

  private void typed(String name, String number) {
    if (!number.isEmpty()) {
      moved.accept(name, number);
    }
  }

  private void update(String name, Value leaf, String result) {
    Control control = controls.get(name);
    if (control == null) {
      return;
    }
    String item = ShortNumber.of(leaf.item());
    widen(control.slider(), Math.abs(leaf.item()));
    if (Dom.number(control.slider()) != leaf.item()) {
      control.slider().setValue(item);
    }
    if (Dom.number(control.number()) != leaf.item()) {
      control.number().setValue(item);
    }
    control
        .gradient()
        .withText("d%s/d%s = %s".formatted(result, name, ShortNumber.of(leaf.grad())));
  }

  /** Doubles the range of a slider until a number fits. */
  private static void widen(HTMLInputElement slider, double size) {
    double range = slider.hasAttribute("max") ? Dom.number(slider, "max") : RANGE;
    if (!slider.hasAttribute("max") || size > range) {
      while (size > range) {
        range *= 2;
      }
      slider.setAttribute("min", ShortNumber.of(-range));
      slider.setAttribute("max", ShortNumber.of(range));
    }
  }
}
