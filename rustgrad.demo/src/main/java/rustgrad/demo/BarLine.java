package rustgrad.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * A progress bar, as wide as there is room, with as many of the texts after it as fit:
 *
 * <pre>
 *  42% [=========>            ]  84/200  0:03 left  loss 0.1234  accuracy  97.0 %
 * </pre>
 *
 * @param done how many steps
 * @param steps how many there will be
 * @param secondsLeft how long the others will take
 * @param measures texts to follow, the most important one first
 */
record BarLine(long done, long steps, long secondsLeft, List<String> measures) {
  private static final int SHORTEST_BAR = 5;
  private static final int BRACKETS = 2;
  private static final String GAP = "  ";

  /** Exactly as many characters as the width, so that it covers the line before. */
  String text(int width) {
    String percent = "%3d%% ".formatted(100 * done / steps);
    String texts = texts(width - percent.length() - BRACKETS - SHORTEST_BAR);
    int room = width - percent.length() - BRACKETS - texts.length();
    String line = room < SHORTEST_BAR ? percent + ratio() : percent + bar(room) + texts;
    return line.length() > width
        ? line.substring(0, width)
        : line + " ".repeat(width - line.length());
  }

  private String texts(int room) {
    List<String> all = new ArrayList<>(List.of(ratio(), left()));
    all.addAll(measures);
    StringBuilder texts = new StringBuilder();
    for (String text : all) {
      String gap = texts.isEmpty() ? " " : GAP;
      if (texts.length() + gap.length() + text.length() > room) {
        break;
      }
      texts.append(gap).append(text);
    }
    return texts.toString();
  }

  private String ratio() {
    String all = String.valueOf(steps);
    return ("%" + all.length() + "d/%s").formatted(done, all);
  }

  /** Such as "0:03 left" or "1:02:03 left". */
  private String left() {
    if (done == 0) {
      return "-:-- left";
    }
    long minutes = secondsLeft / 60;
    String text =
        minutes < 60
            ? "%d:%02d".formatted(minutes, secondsLeft % 60)
            : "%d:%02d:%02d".formatted(minutes / 60, minutes % 60, secondsLeft % 60);
    return text + " left";
  }

  private String bar(int length) {
    int full = (int) (length * done / steps);
    String head = full < length ? ">" : "";
    return "[" + "=".repeat(full) + head + " ".repeat(length - full - head.length()) + "]";
  }
}
