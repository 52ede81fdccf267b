/**
 * Pictures as data, and as texts: a {@link rustgrad.draw.diagram.Diagram} of boxes and edges, and
 * what writes it as DOT, as Mermaid, as a tree of text, and as SVG.
 *
 * <p>It knows no value and no program: rustgrad.draw makes diagrams of those. Nothing recurses
 * along a graph. It uses only what every Java runtime has, and rustgrad.draw.layout.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.draw.diagram;
