package rustgrad.draw.diagram;

/**
 * An edge of a diagram, by the numbers of its boxes.
 *
 * @param text which input of an operation it is, or an empty text
 * @param unused dashed: what is computed along it does not count
 */
public record Edge(int from, int to, String text, boolean unused) {}
