package rustgrad.draw.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import rustgrad.draw.layout.LayeredLayout;

/** Draws a diagram by the layered layout. */
final class SvgText {
  private static final double MARGIN = 12;
  private static final double HEIGHT = 26;
  private static final double PADDING = 7;
  private static final double ARROW = 6;
  private static final double SMALL = 10;

  /** How far apart the texts of edges are that enter one box. */
  private static final double LINE = 13;

  /** How far apart edges without texts are that enter one box, if there is room. */
  private static final double ENTRY = 5;

  /** How long a text at an edge can be between two layers. */
  private static final double BETWEEN = 14;

  private static final String EDGE = "#666666";

  private final Diagram diagram;
  private final double[] widths;
  private final double[] heights;

  /** For each box the space on its left that texts at edges need, beyond that between layers. */
  private final double[] rooms;

  private final LayeredLayout layout;
  private final Svg svg = new Svg();

  private SvgText(Diagram diagram) {
    this.diagram = diagram;
    this.widths = diagram.boxes().stream().mapToDouble(SvgText::width).toArray();
    List<List<Integer>> entering = entering();
    this.heights = entering.stream().mapToDouble(this::height).toArray();
    this.rooms = entering.stream().mapToDouble(this::room).toArray();
    double[] withRoom =
        IntStream.range(0, rooms.length).mapToDouble(i -> widths[i] + rooms[i]).toArray();
    this.layout =
        LayeredLayout.of(
            withRoom,
            heights,
            diagram.edges().stream().mapToInt(Edge::from).toArray(),
            diagram.edges().stream().mapToInt(Edge::to).toArray());
    entering.forEach(this::spread);
  }

  static String of(Diagram diagram) {
    SvgText picture = new SvgText(diagram);
    picture.drawEdges();
    for (int i = 0; i < diagram.boxes().size(); i++) {
      picture.box(i);
    }
    return picture.svg.picture(
        diagram.title(), picture.layout.width() + 2 * MARGIN, picture.layout.height() + 2 * MARGIN);
  }

  /** For each box the edges that enter it. */
  private List<List<Integer>> entering() {
    List<List<Integer>> entering = new ArrayList<>();
    diagram.boxes().forEach(box -> entering.add(new ArrayList<>()));
    for (int i = 0; i < diagram.edges().size(); i++) {
      entering.get(diagram.edges().get(i).to()).add(i);
    }
    return entering;
  }

  private static double width(Box box) {
    return Math.max(HEIGHT, box.cells().stream().mapToDouble(SvgText::width).sum());
  }

  private static double width(String cell) {
    return Svg.length(cell) + 2 * PADDING;
  }

  private double height(List<Integer> entering) {
    return hasTexts(entering) ? Math.max(HEIGHT, LINE * (entering.size() + 1)) : HEIGHT;
  }

  private double room(List<Integer> entering) {
    return entering.stream().mapToDouble(i -> textLength(i) - BETWEEN).reduce(0, Math::max);
  }

  private double textLength(int edge) {
    return Svg.length(diagram.edges().get(edge).text()) * SMALL / Svg.FONT_SIZE;
  }

  private boolean hasTexts(List<Integer> edges) {
    return edges.stream().anyMatch(i -> !diagram.edges().get(i).text().isEmpty());
  }

  /** Lets the edges enter a box side by side, in the order in which they come. */
  private void spread(List<Integer> entering) {
    double room = (HEIGHT - 2 * ENTRY) / Math.max(1, entering.size() - 1);
    double apart = hasTexts(entering) ? LINE : Math.min(ENTRY, room);
    List<Integer> edges = new ArrayList<>(entering);
    edges.sort(Comparator.comparingDouble(i -> layout.routes()[i][layout.routes()[i].length - 5]));
    for (int k = 0; k < edges.size(); k++) {
      double[] route = layout.routes()[edges.get(k)];
      double offset = (k - (edges.size() - 1) / 2.0) * apart;
      route[route.length - 2] += rooms[diagram.edges().get(edges.get(k)).to()];
      route[route.length - 1] += offset;
      route[route.length - 3] += offset;
    }
  }

  private void drawEdges() {
    svg.open("g", "fill", "none", "stroke", EDGE);
    for (int i = 0; i < layout.routes().length; i++) {
      String dashes = diagram.edges().get(i).unused() ? "5 4" : "";
      svg.element("path", "d", path(layout.routes()[i]), "stroke-dasharray", dashes);
    }
    svg.close("g").open("g", "fill", EDGE);
    for (int i = 0; i < layout.routes().length; i++) {
      double[] route = layout.routes()[i];
      int end = route.length - 2;
      svg.element("path", "d", "M" + point(route[end], route[end + 1]) + "l-6 -3v6z");
      double x = MARGIN + route[end] - ARROW - 3 - textLength(i) / 2;
      svg.text(diagram.edges().get(i).text(), x, MARGIN + route[end + 1] - 6, SMALL);
    }
    svg.close("g");
  }

  /** Lines through the layers, and between them curves that leave and enter horizontally. */
  private static String path(double[] route) {
    StringBuilder path = new StringBuilder("M").append(point(route[0], route[1]));
    int end = route.length - 2;
    for (int k = 2; k < end; k += 4) {
      double x = route[k + 2] - (k + 4 == end ? ARROW : 0);
      double middle = (route[k] + x) / 2;
      path.append('H').append(Svg.number(MARGIN + route[k]));
      path.append('C').append(point(middle, route[k + 1]));
      path.append(' ').append(point(middle, route[k + 3]));
      path.append(' ').append(point(x, route[k + 3]));
    }
    return path.append('H').append(Svg.number(MARGIN + route[end] - ARROW)).toString();
  }

  private static String point(double x, double y) {
    return Svg.number(MARGIN + x) + " " + Svg.number(MARGIN + y);
  }

  private void box(int i) {
    Box box = diagram.boxes().get(i);
    double left = MARGIN + layout.x()[i] + (rooms[i] - widths[i]) / 2;
    double top = MARGIN + layout.y()[i] - heights[i] / 2;
    Role role = box.role();
    svg.open("g", "fill", role.text());
    svg.element(
        "rect",
        "x",
        Svg.number(left),
        "y",
        Svg.number(top),
        "width",
        Svg.number(widths[i]),
        "height",
        Svg.number(heights[i]),
        "rx",
        role.isRound() ? "13" : "3",
        "fill",
        role.fill,
        "stroke",
        role.line,
        "stroke-width",
        box.marks().highlighted() ? "3.5" : "1.3",
        "stroke-dasharray",
        box.marks().unused() ? "4 3" : "");
    cells(box, left, top, heights[i]);
    svg.close("g");
  }

  private static double spare(Box box) {
    double used = box.cells().stream().mapToDouble(SvgText::width).sum();
    return Math.max(0, HEIGHT - used) / box.cells().size();
  }

  private void cells(Box box, double left, double top, double height) {
    double x = left;
    for (String cell : box.cells()) {
      double width = width(cell) + spare(box);
      if (x > left) {
        String line = "M%s %sv%s".formatted(Svg.number(x), Svg.number(top), Svg.number(height));
        svg.element("path", "d", line, "stroke", box.role().line);
      }
      svg.text(cell, x + width / 2, top + height / 2, Svg.FONT_SIZE);
      x += width;
    }
  }
}
