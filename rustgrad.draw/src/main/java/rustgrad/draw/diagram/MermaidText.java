package rustgrad.draw.diagram;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a diagram for Mermaid. */
final class MermaidText {
  private MermaidText() {}

  static String of(Diagram diagram) {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    List<Box> boxes = diagram.boxes();
    for (int i = 0; i < boxes.size(); i++) {
      text.append("  n").append(i).append(box(boxes.get(i))).append('\n');
    }
    for (Edge edge : diagram.edges()) {
      text.append("  n").append(edge.from()).append(edge.unused() ? " -.->" : " -->");
      if (!edge.text().isEmpty()) {
        text.append("|\"").append(escaped(edge.text())).append("\"|");
      }
      text.append(" n").append(edge.to()).append('\n');
    }
    boxes.stream().map(Box::role).distinct().sorted().forEach(role -> text.append(style(role)));
    style(text, boxes, "unused", "stroke-dasharray:4 3", true);
    style(text, boxes, "highlighted", "stroke-width:4px", false);
    return text.toString();
  }

  private static String box(Box box) {
    String label =
        box.cells().stream().map(MermaidText::escaped).collect(Collectors.joining("<br/>"));
    String open = box.role().isRound() ? "([\"" : "[\"";
    String close = box.role().isRound() ? "\"])" : "\"]";
    return open + (label.isEmpty() ? " " : label) + close + ":::" + box.role();
  }

  private static String style(Role role) {
    return "  classDef %s fill:%s,stroke:%s,color:%s\n"
        .formatted(role, role.fill, role.line, role.text());
  }

  private static void style(
      StringBuilder text, List<Box> boxes, String name, String style, boolean unused) {
    StringBuilder marked = new StringBuilder();
    for (int i = 0; i < boxes.size(); i++) {
      Box.Marks marks = boxes.get(i).marks();
      if (unused ? marks.unused() : marks.highlighted()) {
        marked.append(marked.isEmpty() ? "" : ",").append('n').append(i);
      }
    }
    if (!marked.isEmpty()) {
      text.append("  classDef ").append(name).append(' ').append(style).append('\n');
      text.append("  class ").append(marked).append(' ').append(name).append('\n');
    }
  }

  /**
   * The code of every sign that could be read as Markdown, HTML or Mermaid: so a lone "+" does not
   * become a list.
   */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      boolean inNumber = (sign == '-' || sign == '.') && next >= '0' && next <= '9';
      if (sign > 127 || sign == ' ' || Character.isLetterOrDigit(sign) || inNumber) {
        escaped.append(sign);
      } else {
        escaped.append('#').append((int) sign).append(';');
      }
    }
    return escaped.toString();
  }
}
