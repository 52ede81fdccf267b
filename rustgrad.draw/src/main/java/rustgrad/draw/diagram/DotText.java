package rustgrad.draw.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a diagram for Graphviz: values as records, as micrograd's draw_dot does. */
final class DotText {
  private static final String FONT = "fontname=\"monospace\"";

  private DotText() {}

  static String of(Diagram diagram) {
    StringBuilder text = new StringBuilder();
    text.append("digraph {\n  rankdir=LR\n  bgcolor=white\n");
    text.append("  node [style=filled, fontsize=12, " + FONT + "]\n");
    text.append("  edge [color=\"#666666\", fontcolor=\"#666666\", fontsize=10, " + FONT + "]\n");
    List<Box> boxes = diagram.boxes();
    for (int i = 0; i < boxes.size(); i++) {
      text.append("  n").append(i).append(' ').append(attributes(boxes.get(i))).append('\n');
    }
    for (Edge edge : diagram.edges()) {
      text.append("  n").append(edge.from()).append(" -> n").append(edge.to());
      text.append(attributes(edge)).append('\n');
    }
    return text.append("}\n").toString();
  }

  private static String attributes(Box box) {
    Role role = box.role();
    List<String> attributes = new ArrayList<>();
    if (role.isRound()) {
      attributes.add("shape=" + (box.name().length() <= 2 ? "circle" : "oval"));
      attributes.add("label=" + quoted(box.name()));
    } else {
      attributes.add(role == Role.ELLIPSIS ? "shape=plain" : "shape=record");
      attributes.add("label=" + (role == Role.ELLIPSIS ? quoted(box.name()) : record(box)));
    }
    attributes.add("fillcolor=\"%s\", color=\"%s\"".formatted(role.fill, role.line));
    attributes.add("fontcolor=\"%s\"".formatted(role.text()));
    if (box.marks().unused()) {
      attributes.add("style=\"filled,dashed\"");
    }
    if (box.marks().highlighted()) {
      attributes.add("penwidth=3");
    }
    return "[" + String.join(", ", attributes) + "]";
  }

  private static String attributes(Edge edge) {
    List<String> attributes = new ArrayList<>();
    if (!edge.text().isEmpty()) {
      attributes.add("headlabel=" + quoted(edge.text() + " "));
    }
    if (edge.unused()) {
      attributes.add("style=dashed");
    }
    return attributes.isEmpty() ? "" : " [" + String.join(", ", attributes) + "]";
  }

  private static String record(Box box) {
    return box.cells().stream()
        .map(cell -> cell.replaceAll("[\\\\{}|<>\"]", "\\\\$0"))
        .collect(Collectors.joining(" | ", "\"{ ", " }\""));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
