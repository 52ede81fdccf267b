package rustgrad.draw.network;

import java.util.List;
import rustgrad.draw.diagram.ShortNumber;
import rustgrad.draw.diagram.Svg;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;

/**
 * A network as a picture: its layers as columns of neurons, its weights as lines, and in every
 * neuron what it gives for one row of inputs.
 *
 * <pre>{@code
 * MLP model = MLP.builder(2, 8, 8, 1).withActivation("tanh").build();
 * Files.writeString(Path.of("model.svg"), NetworkDrawing.of(model, 0.5, -1).svg());
 * }</pre>
 *
 * <p>An {@code MLP}, a {@code Sequential} and their parts are drawn layer by layer, an activation
 * together with the layer before it. Thin grey lines lead to a part of another kind, all that is
 * known of it being what it gives.
 *
 * <p>A line is the wider, the greater its weight is, relative to the greatest of the network. Blue
 * is positive and orange negative, for weights as for neurons, whose colour is the fuller, the
 * greater their number is, relative to their layer. Of a large layer the first neurons and the last
 * are shown.
 *
 * <p>It shows the parameters of the time when it is written.
 */
@SuppressWarnings("exports") // who has a model requires rustgrad.nn; others must not need it
public final class NetworkDrawing {
  private static final double COLUMN = 170;
  private static final double ROW = 32;
  private static final double NEURON_WIDTH = 62;
  private static final double NEURON_HEIGHT = 24;
  private static final double MARGIN = 16;
  private static final double HEADER = 24;
  private static final double LEGEND = 30;
  private static final double SMALL = 10;
  private static final double GAP = 8;
  private static final double WIDEST = 6;
  private static final String GREY = "#555555";

  private final Model model;
  private final double[] x;
  private final List<String> inputNames;
  private final List<String> outputNames;

  /** How much room the names of the inputs take. */
  private final double left;

  private NetworkDrawing(
      Model model, double[] x, List<String> inputNames, List<String> outputNames) {
    if (x.length != model.inputs()) {
      throw new IllegalArgumentException(
          "a drawing of %s got %d inputs; expected %d".formatted(model, x.length, model.inputs()));
    }
    this.model = model;
    this.x = x.clone();
    this.inputNames = inputNames;
    this.outputNames = outputNames;
    this.left = room(inputNames);
  }

  /**
   * A drawing of a network at one row of inputs.
   *
   * @throws IllegalArgumentException if there are not as many numbers as the network has inputs
   */
  public static NetworkDrawing of(Model model, double... x) {
    return new NetworkDrawing(model, x, List.of(), List.of());
  }

  /**
   * A drawing of the model of a predictor at one row of inputs, with the names of the inputs and of
   * the outputs, or of the classes that they stand for.
   *
   * @throws IllegalArgumentException if there are not as many numbers as the network has inputs
   */
  public static NetworkDrawing of(Predictor predictor, double... x) {
    List<String> classes = predictor.classNames();
    return new NetworkDrawing(
        predictor.model(),
        x,
        predictor.inputNames(),
        classes.size() == predictor.outputs() ? classes : predictor.outputNames());
  }

  private static double room(List<String> names) {
    return names.stream().mapToDouble(name -> length(name) + GAP).max().orElse(0);
  }

  /** An SVG picture, of its own size in pixels. */
  public String svg() {
    List<Column> columns = Columns.of(model, x);
    double rows = columns.stream().mapToInt(column -> column.shown().length).max().orElse(0);
    double height = HEADER + rows * ROW;
    double end = middle(columns.size() - 1) + NEURON_WIDTH / 2;
    double width = end + room(outputNames) + MARGIN;
    Svg svg = new Svg();
    double greatest =
        columns.stream().mapToDouble(column -> column.lines().greatest()).max().orElse(0);
    for (int k = 1; k < columns.size(); k++) {
      drawWeights(svg, columns, k, height, greatest);
    }
    for (int k = 0; k < columns.size(); k++) {
      drawColumn(svg, columns.get(k), k, height);
    }
    drawNames(svg, columns.get(0), inputNames, height, MARGIN);
    drawNames(svg, columns.get(columns.size() - 1), outputNames, height, end + GAP);
    double legend = drawLegend(svg, height + MARGIN + LEGEND / 2, greatest);
    return svg.picture(
        "The network " + model, Math.max(width, legend + MARGIN), height + MARGIN + LEGEND);
  }

  private double middle(int column) {
    return MARGIN + left + NEURON_WIDTH / 2 + column * COLUMN;
  }

  private static double y(Column column, int row, double height) {
    double spare = height - HEADER - column.shown().length * ROW;
    return HEADER + MARGIN / 2 + spare / 2 + (row + 0.5) * ROW;
  }

  private void drawWeights(Svg svg, List<Column> columns, int k, double height, double greatest) {
    Lines lines = columns.get(k).lines();
    int[] from = columns.get(k - 1).shown();
    int[] to = columns.get(k).shown();
    double start = middle(k - 1) + NEURON_WIDTH / 2;
    double end = middle(k) - NEURON_WIDTH / 2;
    for (int a = 0; a < from.length; a++) {
      for (int b = 0; b < to.length; b++) {
        if (from[a] >= 0 && to[b] >= 0 && lines.connect(from[a], to[b])) {
          double weight = lines.weight(from[a], to[b]);
          String line =
              "M%s %sL%s %s"
                  .formatted(
                      Svg.number(start),
                      Svg.number(y(columns.get(k - 1), a, height)),
                      Svg.number(end),
                      Svg.number(y(columns.get(k), b, height)));
          drawLine(svg, line, weight, WIDEST * Math.abs(weight) / greatest);
        }
      }
    }
  }

  /** A weight that is not a number has a thin grey line. */
  private static void drawLine(Svg svg, String line, double weight, double width) {
    String shown = Svg.number(Math.max(0.2, Math.min(WIDEST, width)));
    svg.element(
        "path",
        "d",
        line,
        "stroke",
        Sign.of(weight).color,
        "stroke-width",
        Double.isNaN(width) ? "0.8" : shown,
        "stroke-opacity",
        "0.75");
  }

  private void drawColumn(Svg svg, Column column, int k, double height) {
    svg.text(column.title(), middle(k), MARGIN, Svg.FONT_SIZE, "fill", GREY);
    for (int row = 0; row < column.shown().length; row++) {
      int neuron = column.shown()[row];
      double y = y(column, row, height);
      if (neuron < 0) {
        svg.text("\u2026", middle(k), y, Svg.FONT_SIZE, "fill", GREY);
      } else {
        drawNeuron(svg, column.numbers()[neuron], column.fullness(neuron), middle(k), y);
      }
    }
  }

  private static void drawNames(
      Svg svg, Column column, List<String> names, double height, double start) {
    for (int row = 0; row < column.shown().length && !names.isEmpty(); row++) {
      int neuron = column.shown()[row];
      if (neuron >= 0) {
        String name = names.get(neuron);
        double middle = start + length(name) / 2;
        svg.text(name, middle, y(column, row, height), SMALL, "fill", GREY);
      }
    }
  }

  private static void drawNeuron(Svg svg, double number, double fullness, double x, double y) {
    Sign sign = Sign.of(number);
    svg.element(
        "rect",
        "x",
        Svg.number(x - NEURON_WIDTH / 2),
        "y",
        Svg.number(y - NEURON_HEIGHT / 2),
        "width",
        Svg.number(NEURON_WIDTH),
        "height",
        Svg.number(NEURON_HEIGHT),
        "rx",
        Svg.number(NEURON_HEIGHT / 2),
        "fill",
        sign.mixedWithWhite(0.6 * fullness),
        "stroke",
        sign.color,
        "stroke-width",
        "1.3");
    svg.text(ShortNumber.of(number), x, y, SMALL, "fill", "#1A1A1A");
  }

  /** Returns where it ends. */
  private static double drawLegend(Svg svg, double y, double greatest) {
    double x = drawSign(svg, MARGIN, y, Sign.POSITIVE, "positive");
    x = drawSign(svg, x, y, Sign.NEGATIVE, "negative");
    String widest = "widest line: weight " + ShortNumber.of(greatest);
    svg.text(widest, x + length(widest) / 2, y, SMALL, "fill", GREY);
    return x + length(widest);
  }

  /** A line in the colour of a sign with a text; returns where the next one can begin. */
  private static double drawSign(Svg svg, double x, double y, Sign sign, String text) {
    String line = "M%s %sh14".formatted(Svg.number(x), Svg.number(y));
    svg.element("path", "d", line, "stroke", sign.color, "stroke-width", "4");
    svg.text(text, x + 18 + length(text) / 2, y, SMALL, "fill", GREY);
    return x + 18 + length(text) + 12;
  }

  private static double length(String text) {
    return Svg.length(text) * SMALL / Svg.FONT_SIZE;
  }

  /** Such as "the drawing of MLP(2, 8, 1)". */
  @Override
  public String toString() {
    return "the drawing of " + model;
  }
}
