package rustgrad.draw.diagram;

import java.util.List;
import java.util.stream.Stream;

/**
 * A box of a diagram.
 *
 * @param name a label, an operation, or an empty text
 * @param number a number, or an empty text
 * @param gradient a number, or an empty text
 * @param marks how it is set off
 */
public record Box(Role role, String name, String number, String gradient, Marks marks) {
  private static final int LONGEST = 40;

  /**
   * How a box is set off from others.
   *
   * @param unused dashed: nothing of it counts
   * @param highlighted with a thick line
   */
  public record Marks(boolean unused, boolean highlighted) {
    /** Like any other. */
    public static final Marks NONE = new Marks(false, false);
  }

  /** A box whose name is shown without line breaks, and shortened if it is very long. */
  public Box {
    name = name.replaceAll("[\\p{Cntrl}\\p{Z}]+", " ").strip();
    if (name.codePointCount(0, name.length()) > LONGEST) {
      name = name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "\u2026";
    }
  }

  /** A box with a name alone. */
  public static Box named(Role role, String name) {
    return new Box(role, name, "", "", Marks.NONE);
  }

  /** What stands in the box, from left to right. */
  List<String> cells() {
    List<String> cells =
        Stream.of(name, number, gradient.isEmpty() ? "" : "grad " + gradient)
            .filter(cell -> !cell.isEmpty())
            .toList();
    return cells.isEmpty() ? List.of("") : cells;
  }
}
