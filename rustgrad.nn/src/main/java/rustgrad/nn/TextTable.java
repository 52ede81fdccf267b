package rustgrad.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table to read: the first column begins at the left, the others end at the right. */
final class TextTable {
  private static final String GAP = "  ";
  private static final String LEFT_OUT = "...";

  private final List<List<String>> rows = new ArrayList<>();

  void add(List<String> row) {
    rows.add(List.copyOf(row));
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** How many characters a line has. */
  int width() {
    int width = width(0);
    for (int column = 1; column < rows.get(0).size(); column++) {
      width += GAP.length() + width(column);
    }
    return width;
  }

  /** The lines, without an end of the last one. */
  @Override
  public String toString() {
    List<StringBuilder> lines = rows.stream().map(row -> new StringBuilder()).toList();
    for (int column = 0; column < rows.get(0).size(); column++) {
      int width = width(column);
      for (int row = 0; row < rows.size(); row++) {
        String cell = rows.get(row).get(column);
        String spaces = " ".repeat(width - length(cell));
        lines.get(row).append(column == 0 ? cell + spaces : GAP + spaces + cell);
      }
    }
    return String.join("\n", lines);
  }

  /** On one line, and no longer than this: of a longer text, the first and the last characters. */
  static String shortened(String text, int most) {
    int[] all = text.replaceAll("\\p{Cntrl}", " ").codePoints().toArray();
    if (all.length <= most) {
      return new String(all, 0, all.length);
    }
    int last = (most - LEFT_OUT.length()) / 2;
    int first = most - LEFT_OUT.length() - last;
    return new String(all, 0, first) + LEFT_OUT + new String(all, all.length - last, last);
  }

  /** Such as 0.1234, 12.34 or 51234: at least four digits that mean something. */
  static String number(double value) {
    if (value != 0 && Math.abs(value) < 1e-4) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    return fixed(value, Math.max(0, decimals(value)));
  }

  static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** After how many decimals a number has four digits. */
  static int decimals(double value) {
    double size = Math.abs(value);
    return size > 0 && size < Double.POSITIVE_INFINITY ? 3 - (int) Math.floor(Math.log10(size)) : 0;
  }
}
