package rustgrad.bench;

import java.util.List;
import java.util.Locale;

/** Measurements as a table in Markdown. */
final class MarkdownTable {
  private MarkdownTable() {}

  /**
   * A row for each measurement, in the order given, with its ratio to its baseline; "-" if that was
   * not measured.
   */
  static String of(String title, List<Measurement> measurements) {
    StringBuilder table = new StringBuilder();
    table.append("| %s | microseconds | lowest to highest | / baseline |\n".formatted(title));
    table.append("| --- | ---: | ---: | ---: |\n");
    for (Measurement m : measurements) {
      String range = threeDigits(m.lowest()) + " to " + threeDigits(m.highest());
      String ratio = ratio(m, measurements);
      table.append(
          "| %s | %s | %s | %s |\n".formatted(m.name(), threeDigits(m.median()), range, ratio));
    }
    return table.toString();
  }

  private static String ratio(Measurement measurement, List<Measurement> all) {
    return all.stream()
        .filter(other -> other.name().equals(measurement.name().baseline()))
        .findFirst()
        .map(baseline -> threeDigits(measurement.median() / baseline.median()))
        .orElse("-");
  }

  /** Three significant digits, or all that are before the point: 0.0123, 1.23, 12.3, 1,230. */
  static String threeDigits(double x) {
    int beforePoint = (int) Math.floor(Math.log10(x)) + 1;
    return String.format(Locale.ROOT, "%,." + Math.max(0, 3 - beforePoint) + "f", x);
  }
}
