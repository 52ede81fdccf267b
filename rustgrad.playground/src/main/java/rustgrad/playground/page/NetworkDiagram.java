package rustgrad.playground.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.xml.Element;
import rustgrad.nn.Linear;
import rustgrad.nn.MLP;
import rustgrad.playground.network.Heatmaps;

/** The neurons with what they say, and their weights as lines. */
final class NetworkDiagram {
  private static final int TOP = 40;
  private static final int PIXELS = 40;

  private record Place(int layer, int neuron, HTMLElement button, HTMLElement canvas) {}

  /** A line, and how it was drawn last. */
  private static final class Weight {
    final int layer;
    final int index;
    final Element line;
    double drawn = Double.NaN;

    Weight(int layer, int index, Element line) {
      this.layer = layer;
      this.index = index;
      this.line = line;
    }
  }

  private final HTMLElement parent = Dom.byId("diagram");
  private final BiConsumer<Integer, Integer> chosen;
  private final BiConsumer<Integer, Integer> resized;
  private final List<Place> places = new ArrayList<>();
  private final List<Weight> weights = new ArrayList<>();
  private int width;
  private int height;

  /**
   * Draws into the element of the page.
   *
   * @param chosen is told the layer, from 0, and the neuron that is clicked
   * @param resized is told the hidden layer, from 0, and by how many neurons it is to grow
   */
  NetworkDiagram(BiConsumer<Integer, Integer> chosen, BiConsumer<Integer, Integer> resized) {
    this.chosen = chosen;
    this.resized = resized;
  }

  @JSBody(
      params = "name",
      script = "return document.createElementNS('http://www.w3.org/2000/svg', name);")
  private static native Element svg(String name);

  /** Builds the elements of a network. */
  void build(MLP model) {
    places.clear();
    weights.clear();
    parent.clear();
    int most = 2;
    for (Linear layer : model.layers()) {
      most = Math.max(most, layer.outputs());
    }
    width = Math.max(280, parent.getClientWidth());
    int space = most > 8 ? 36 : 48;
    height = TOP + Math.max(4, most) * space + 10;
    parent.setAttribute("style", "height:" + height + "px");
    Element lines = svg("svg");
    lines.setAttribute("aria-hidden", "true");
    parent.appendChild(lines);
    int layers = model.layers().size();
    column(0, layers, 2, space);
    for (int k = 0; k < layers; k++) {
      Linear layer = model.layers().get(k);
      addLines(lines, k, layers, layer, space);
      column(k + 1, layers, layer.outputs(), space);
      if (k < layers - 1) {
        addSizes(k, layers, layer.outputs());
      }
    }
    tag(x(0, layers), 14, "inputs");
    tag(x(layers, layers), 14, "output");
  }

  private double x(int column, int layers) {
    return 32 + (width - 70.0) * column / layers;
  }

  private double y(int neuron, int count, int space) {
    return TOP + (height - TOP) / 2.0 + (neuron - (count - 1) / 2.0) * space;
  }

  private void addLines(Element lines, int k, int layers, Linear layer, int space) {
    for (int j = 0; j < layer.outputs(); j++) {
      for (int i = 0; i < layer.inputs(); i++) {
        Element line = svg("line");
        line.setAttribute("x1", "" + x(k, layers));
        line.setAttribute("y1", "" + y(i, layer.inputs(), space));
        line.setAttribute("x2", "" + x(k + 1, layers));
        line.setAttribute("y2", "" + y(j, layer.outputs(), space));
        lines.appendChild(line);
        weights.add(new Weight(k, j * layer.inputs() + i, line));
      }
    }
  }

  private void column(int column, int layers, int count, int space) {
    int size = space - 8;
    for (int j = 0; j < count; j++) {
      HTMLElement button = Dom.add(parent, "button", "neuron", "");
      button.setAttribute(
          "style",
          "left:%spx;top:%spx;width:%dpx;height:%dpx"
              .formatted("" + x(column, layers), "" + y(j, count, space), size, size));
      HTMLCanvasElement canvas = (HTMLCanvasElement) Dom.add(button, "canvas", "", "");
      canvas.setWidth(PIXELS);
      canvas.setHeight(PIXELS);
      int neuron = j;
      if (column == 0) {
        tag(x(0, layers) - size / 2.0 - 9, y(j, count, space), j == 0 ? "x" : "y");
        button.setAttribute("disabled", "");
        button.setAttribute("aria-label", j == 0 ? "input x" : "input y");
      } else {
        button.setAttribute("aria-pressed", "false");
        button.setAttribute("title", name(column - 1, neuron, layers));
        button.setAttribute("aria-label", name(column - 1, neuron, layers));
        Dom.on(button, "click", event -> chosen.accept(column - 1, neuron));
      }
      places.add(new Place(column, j, button, canvas));
    }
  }

  /** What a neuron is called. */
  static String name(int layer, int neuron, int layers) {
    return layer == layers - 1
        ? "output " + neuron
        : "hidden layer " + (layer + 1) + ", neuron " + neuron;
  }

  private void tag(double x, double y, String text) {
    HTMLElement tag = Dom.add(parent, "span", "tag", text);
    tag.setAttribute("style", "left:" + x + "px;top:" + y + "px");
  }

  private void addSizes(int layer, int layers, int count) {
    HTMLElement sizes = Dom.add(parent, "div", "sizes", "");
    sizes.setAttribute("style", "left:" + x(layer + 1, layers) + "px");
    String of = " neuron in hidden layer " + (layer + 1);
    HTMLElement fewer = Dom.add(sizes, "button", "", "\u2212");
    fewer.setAttribute("aria-label", "One" + of + " less");
    Dom.on(fewer, "click", event -> resized.accept(layer, -1));
    Dom.add(sizes, "span", "", "" + count);
    HTMLElement more = Dom.add(sizes, "button", "", "+");
    more.setAttribute("aria-label", "One" + of + " more");
    Dom.on(more, "click", event -> resized.accept(layer, 1));
  }

  /** Marks the neuron that is looked at. */
  void choose(int layer, int neuron) {
    for (Place place : places) {
      if (place.layer() > 0) {
        boolean isIt = place.layer() == layer + 1 && place.neuron() == neuron;
        place.button().setAttribute("aria-pressed", String.valueOf(isIt));
      }
    }
  }

  /** Shows the network as it is now. */
  void draw(MLP model, Heatmaps maps, HeatPicture heat) {
    int last = model.layers().size();
    for (Place place : places) {
      double[] numbers = maps.neuron(place.layer(), place.neuron());
      if (place.layer() == last && model.outputs() > 1) {
        heat.output(place.canvas(), numbers, place.neuron());
      } else {
        heat.neuron(place.canvas(), numbers);
      }
    }
    for (Weight weight : weights) {
      draw(weight, model.layers().get(weight.layer).parameters().item(weight.index));
    }
  }

  /** Sets what is to be seen anew, which costs time, only if it is another width or sign. */
  private static void draw(Weight weight, double number) {
    double thickness = Math.round(10 * Math.min(7, 0.4 + 1.8 * Math.abs(number))) / 10.0;
    double signed = number > 0 ? thickness : -thickness;
    if (signed != weight.drawn) {
      weight.drawn = signed;
      weight.line.setAttribute("class", number > 0 ? "positive" : "negative");
      weight.line.setAttribute("stroke-width", "" + thickness);
    }
  }
}
