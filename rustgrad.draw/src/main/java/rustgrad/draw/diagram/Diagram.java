package rustgrad.draw.diagram;

import java.util.List;

/**
 * Boxes, and edges from what is computed first to what is computed from it.
 *
 * @param title what the picture shows, for those who hear it read
 * @param boxes each after those that lead to it
 * @param edges those that lead to one box in the order of its inputs
 */
public record Diagram(String title, List<Box> boxes, List<Edge> edges) {

  /** The language of Graphviz. */
  public String dot() {
    return DotText.of(this);
  }

  /** The language of Mermaid, which GitHub draws in Markdown. */
  public String mermaid() {
    return MermaidText.of(this);
  }

  /** A tree for the terminal, from each box that leads nowhere back to what it is computed from. */
  public String tree() {
    return TreeText.of(this);
  }

  /** A picture of its own size in pixels, with a background. */
  public String svg() {
    return SvgText.of(this);
  }
}
