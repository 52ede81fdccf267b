package rustgrad.program.ir;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A text of lines: the first ones, and at its end how many more there would be. */
public final class Listing {
  /** How many lines a program shows of itself. */
  private static final int MOST_LINES = 1_000;

  private static final int MOST_INPUTS = 16;

  private final int mostLines;
  private final StringBuilder text = new StringBuilder();
  private String indent = "";
  private long lines;

  private Listing(int mostLines) {
    this.mostLines = mostLines;
  }

  /** For users, to whom a million lines say nothing. */
  public static Listing ofFirstLines() {
    return new Listing(MOST_LINES);
  }

  /** With all lines. */
  public static Listing ofAllLines() {
    return new Listing(Integer.MAX_VALUE);
  }

  /** Adds a line, which is only asked for if it is shown. */
  public void line(Supplier<String> line) {
    if (lines < mostLines) {
      text.append(indent).append(line.get()).append('\n');
    }
    lines++;
  }

  /** Adds a title and, indented, the lines that the body adds. */
  public void section(String title, Runnable body) {
    line(() -> title);
    String outer = indent;
    indent += "  ";
    body.run();
    indent = outer;
  }

  /** The inputs of an instruction, such as "(x0, v3)". */
  public static String inputs(int n, IntFunction<String> name) {
    return "(" + join(", ", n, MOST_INPUTS, name) + ")";
  }

  /** The first parts and the last, if there are more than {@code most}; else all n of them. */
  public static String join(String separator, int n, int most, IntFunction<String> part) {
    StringJoiner parts = new StringJoiner(separator);
    for (int k = 0; k < n; k++) {
      if (n <= most || k < 2 || k == n - 1) {
        parts.add(part.apply(k));
      } else if (k == 2) {
        parts.add("...");
      }
    }
    return parts.toString();
  }

  @Override
  public String toString() {
    return lines <= mostLines
        ? text.toString()
        : text + String.format(Locale.ROOT, "... %,d more lines\n", lines - mostLines);
  }
}
