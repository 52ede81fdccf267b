package rustgrad.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measurements of the same computations by several peers as a table in Markdown: a row for each
 * choice of parameters, a column for each peer, which is the method of the measurement's name.
 */
public final class PeerTable {
  private PeerTable() {}

  /**
   * Medians in microseconds, each followed by its ratio to the {@code limit} in the same row. The
   * last column is the widest range of a row, highest over lowest.
   */
  public static String of(String title, String limit, List<Measurement> measurements) {
    List<String> peers = measurements.stream().map(m -> m.name().method()).distinct().toList();
    Stream<String> rows =
        measurements.stream()
            .map(m -> m.name().parameters())
            .distinct()
            .map(parameters -> row(parameters, peers, limit, measurements));
    return Stream.concat(
            Stream.of(
                "| %s | %s | widest range |".formatted(title, String.join(" | ", peers)),
                "| --- |" + " ---: |".repeat(peers.size() + 1)),
            rows)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String row(
      String parameters, List<String> peers, String limit, List<Measurement> all) {
    Optional<Measurement> least = find(parameters, limit, all);
    String cells =
        peers.stream()
            .map(peer -> find(parameters, peer, all).map(m -> cell(m, least)).orElse("-"))
            .collect(Collectors.joining(" | "));
    double range =
        all.stream()
            .filter(m -> m.name().parameters().equals(parameters))
            .mapToDouble(m -> m.highest() / m.lowest())
            .max()
            .orElseThrow();
    return "| %s | %s | %s |".formatted(parameters, cells, MarkdownTable.threeDigits(range));
  }

  private static String cell(Measurement measurement, Optional<Measurement> limit) {
    String micros = MarkdownTable.threeDigits(measurement.median());
    return limit
        .map(
            m -> micros + " (" + MarkdownTable.threeDigits(measurement.median() / m.median()) + ")")
        .orElse(micros);
  }

  private static Optional<Measurement> find(String parameters, String peer, List<Measurement> all) {
    return all.stream()
        .filter(m -> m.name().parameters().equals(parameters) && m.name().method().equals(peer))
        .findFirst();
  }
}
