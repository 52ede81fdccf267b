package rustgrad.playground.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rustgrad.api.Value;
import rustgrad.draw.diagram.DiagramBuilder;
import rustgrad.draw.diagram.ShortNumber;
import rustgrad.draw.layout.LayeredLayout;
import rustgrad.draw.operation.Operation;
import rustgrad.playground.formula.Frame;

/** Draws values as boxes with their names, numbers and gradients, and operations between them. */
public final class GraphPicture {
  private static final double MARGIN = 8;

  /** How far a graph is scaled down before it is scrolled. */
  private static final double LEAST_SCALE = 0.72;

  private static final double VALUE_WIDTH = 128;
  private static final double VALUE_HEIGHT = 58;
  private static final double OPERATION = 30;
  private static final double SIGN = 7.3;
  private static final int LONGEST_NAME = 14;

  /** A line to the operation of a value, or from there to the value, where something may flow. */
  private record Edge(int from, int to, int value, boolean flows, String text, boolean used) {}

  private final List<Value> values;
  private final Frame frame;

  /** For each value the box of its operation, or -1, and its own box. */
  private final int[] operations;

  private final int[] boxes;

  private final Map<Value, Integer> places = new HashMap<>();

  /** Whether the last value depends on each by what is known, as not on what a where leaves. */
  private final boolean[] used;

  private final List<Edge> edges = new ArrayList<>();
  private final StringBuilder svg = new StringBuilder();
  private final LayeredLayout layout;

  private GraphPicture(List<Value> values, Frame frame) {
    this.values = values;
    this.frame = frame;
    operations = new int[values.size()];
    boxes = new int[values.size()];
    used = new boolean[values.size()];
    List<double[]> sizes = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      operations[i] = -1;
      if (value.inputs().stream().anyMatch(places::containsKey)) {
        operations[i] = sizes.size();
        sizes.add(new double[] {operationWidth(value), OPERATION});
      }
      boxes[i] = sizes.size();
      sizes.add(new double[] {VALUE_WIDTH, VALUE_HEIGHT});
      places.put(value, i);
    }
    findUsed();
    for (int i = 0; i < values.size(); i++) {
      if (operations[i] >= 0) {
        addEdges(i);
      }
    }
    layout =
        LayeredLayout.of(
            sizes.stream().mapToDouble(size -> size[0]).toArray(),
            sizes.stream().mapToDouble(size -> size[1]).toArray(),
            edges.stream().mapToInt(Edge::from).toArray(),
            edges.stream().mapToInt(Edge::to).toArray());
  }

  private void findUsed() {
    used[values.size() - 1] = true;
    for (int i = values.size() - 1; i >= 0; i--) {
      List<Value> inputs = values.get(i).inputs();
      int left = notTaken(i);
      for (int k = 0; used[i] && k < inputs.size(); k++) {
        if (k != left && places.containsKey(inputs.get(k))) {
          used[places.getOrDefault(inputs.get(k), 0)] = true;
        }
      }
    }
  }

  /** The input that a where does not take, once it is known; else -1. */
  private int notTaken(int i) {
    return i < frame.known() ? Operation.notTaken(values.get(i)) : -1;
  }

  private void addEdges(int i) {
    List<Value> inputs = values.get(i).inputs();
    boolean isWhere = Operation.of(values.get(i)) instanceof Operation.Where;
    int left = notTaken(i);
    for (int k = 0; k < inputs.size(); k++) {
      int input = places.getOrDefault(inputs.get(k), -1);
      if (input >= 0) {
        String text = isWhere && k >= 2 ? DiagramBuilder.ofWhere(k) : "";
        boolean flows = frame.flows().contains(k);
        edges.add(new Edge(boxes[input], operations[i], i, flows, text, used[i] && k != left));
      }
    }
    edges.add(new Edge(operations[i], boxes[i], i, !frame.flows().isEmpty(), "", used[i]));
  }

  /**
   * Draws a graph.
   *
   * @param values each after its inputs; inputs that are not among them are left out
   * @param frame what is known of them
   */
  public static String svg(List<Value> values, Frame frame) {
    return new GraphPicture(values, frame).picture();
  }

  private static double operationWidth(Value value) {
    return Math.max(OPERATION, symbol(value).length() * SIGN + 16);
  }

  /** What stands for an operation: a sign, the name of an op, or what a where compares. */
  private static String symbol(Value value) {
    Operation operation = Operation.of(value);
    return operation instanceof Operation.Where where
        ? "where %s %s %s"
            .formatted(name(value.inputs().get(0)), where.comparison(), name(value.inputs().get(1)))
        : operation.symbol();
  }

  private static String name(Value value) {
    return value.label().isEmpty() ? ShortNumber.of(value.item()) : cut(value.label());
  }

  private String picture() {
    double width = Math.ceil(layout.width() + 2 * MARGIN);
    double height = Math.ceil(layout.height() + 2 * MARGIN);
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" role=\"img\" aria-label=\"Graph of %d values\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" style=\"min-width:%spx\">"
            .formatted(
                values.size(),
                number(width),
                number(height),
                number(width),
                number(height),
                number(Math.floor(LEAST_SCALE * width))));
    for (int i = 0; i < edges.size(); i++) {
      edge(edges.get(i), layout.routes()[i]);
    }
    for (int i = 0; i < values.size(); i++) {
      if (operations[i] >= 0) {
        operation(i);
      }
      value(i);
    }
    return svg.append("</svg>").toString();
  }

  /** Lines through the layers, and between them curves that leave and enter horizontally. */
  private void edge(Edge edge, double[] route) {
    String direction = frame.phase() == Frame.Phase.BACKWARD ? " backward" : "";
    svg.append("<path class=\"edge").append(state(edge.value(), edge.flows(), edge.used()));
    svg.append(direction).append("\" d=\"M");
    svg.append(point(route[0], route[1]));
    for (int k = 2; k < route.length - 2; k += 4) {
      double middle = (route[k] + route[k + 2]) / 2;
      svg.append('H').append(number(MARGIN + route[k]));
      svg.append('C').append(point(middle, route[k + 1])).append(' ');
      svg.append(point(middle, route[k + 3])).append(' ');
      svg.append(point(route[k + 2], route[k + 3]));
    }
    svg.append('H').append(number(MARGIN + route[route.length - 2])).append("\"/>");
    // Where the last curve begins, since those to one operation end at one point; off its course.
    double y = route[route.length - 5];
    boolean rises = route[route.length - 3] < y;
    double x = route[route.length - 6] + edge.text().length() * SIGN / 2 + 4;
    text("place", x, rises ? y + 13 : y - 5, edge.text());
  }

  /** The state of what belongs to a value, as classes of the style sheet. */
  private String state(int i, boolean takesPart, boolean isUsed) {
    String step = isActive(i) && takesPart ? " active" : isKnown(i) ? "" : " unknown";
    return isUsed ? step : step + " unused";
  }

  private void operation(int i) {
    int box = operations[i];
    double width = operationWidth(values.get(i));
    svg.append("<g class=\"operation").append(state(i, true, used[i])).append("\">");
    rectangle(box, width, OPERATION, OPERATION / 2);
    text("symbol", layout.x()[box], layout.y()[box] + 5, symbol(values.get(i)));
    svg.append("</g>");
  }

  private void value(int i) {
    Value value = values.get(i);
    int box = boxes[i];
    svg.append("<g class=\"value ").append(kind(i)).append(state(i, true, used[i]));
    svg.append("\" data-value=\"");
    svg.append(escaped(value.label())).append("\">");
    if (value.label().length() > LONGEST_NAME) {
      svg.append("<title>").append(escaped(value.label())).append("</title>");
    }
    rectangle(box, VALUE_WIDTH, VALUE_HEIGHT, 6);
    double x = layout.x()[box];
    double y = layout.y()[box];
    if (!value.requiresGrad() && value.label().isEmpty()) {
      text("data", x, y + 5, ShortNumber.of(value.item()));
    } else {
      text("name", x, y - 13, cut(value.label()));
      text("data", x, y + 4, isKnown(i) ? ShortNumber.of(value.item()) : "?");
      text("grad", x, y + 21, gradient(i));
    }
    svg.append("</g>");
  }

  private String gradient(int i) {
    if (!values.get(i).requiresGrad()) {
      return "constant";
    }
    return "grad " + (frame.reached()[i] ? ShortNumber.of(frame.gradients()[i]) : "\u2013");
  }

  private String kind(int i) {
    if (!values.get(i).requiresGrad()) {
      return "constant";
    } else if (i == values.size() - 1) {
      return "output";
    }
    return values.get(i).inputs().isEmpty() ? "leaf" : "result";
  }

  private boolean isActive(int i) {
    return i == frame.active();
  }

  private boolean isKnown(int i) {
    return i < frame.known() || operations[i] < 0;
  }

  private void rectangle(int box, double width, double height, double round) {
    svg.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>"
            .formatted(
                number(MARGIN + layout.x()[box] - width / 2),
                number(MARGIN + layout.y()[box] - height / 2),
                number(width),
                number(height),
                number(round)));
  }

  private void text(String kind, double x, double y, String text) {
    if (text.isEmpty()) {
      return;
    }
    svg.append("<text class=\"").append(kind).append("\" x=\"").append(number(MARGIN + x));
    svg.append("\" y=\"").append(number(MARGIN + y)).append("\">");
    svg.append(escaped(text)).append("</text>");
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "\u2026";
  }

  private static String point(double x, double y) {
    return number(MARGIN + x) + " " + number(MARGIN + y);
  }

  private static String number(double number) {
    long tenths = Math.round(number * 10);
    return tenths % 10 == 0 ? "" + tenths / 10 : "" + tenths / 10.0;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
