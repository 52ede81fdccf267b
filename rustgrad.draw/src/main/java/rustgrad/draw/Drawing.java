package rustgrad.draw;

import rustgrad.api.Value;

/**
 * A graph as a picture, in several languages.
 *
 * <pre>{@code
 * Value x = Value.of(2).label("x"), y = Value.of(3).label("y");
 * Value z = x.times(y).plus(x.tanh()).label("z");
 * z.backward();
 * System.out.print(Drawing.of(z));
 * // z = 6.964 (+, grad 1)
 * // ├─ 6 (*, grad 1)
 * // │  ├─ x = 2 (leaf, grad 3.0707)
 * // │  └─ y = 3 (leaf, grad 2)
 * // └─ 0.96403 (tanh, grad 1)
 * //    └─ x, above
 * Files.writeString(Path.of("z.svg"), Drawing.of(z).svg());
 * }</pre>
 *
 * <p>What was given is on the left, and what is computed from it to the right of it. What is used
 * several times is drawn once. Numbers have five significant digits. The colours can be told apart
 * by colour-blind people (Okabe and Ito 2008), and the background is white in a dark page too. The
 * same graph gives the same text everywhere.
 */
public interface Drawing {

  /** A drawing of the graph of a value: of all that it was computed from. */
  static ValueDrawing of(Value value) {
    return ValueDrawing.of(value);
  }

  /** The language DOT, of which Graphviz makes pictures. */
  String dot();

  /** The language Mermaid, which GitHub draws where a block of Markdown is marked as mermaid. */
  String mermaid();

  /**
   * A tree of lines, for the terminal: below each value what it was computed from. What has been
   * written above is referred to. Below a depth of 60 there is an ellipsis.
   */
  String tree();

  /** An SVG picture, laid out by rustgrad itself, of its own size in pixels. */
  String svg();
}
