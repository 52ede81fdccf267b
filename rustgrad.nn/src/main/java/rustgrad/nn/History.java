package rustgrad.nn;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The course of {@link Trainer#fit}.
 *
 * @param epochs all epochs that came to their end, the first one first, those before the
 *     {@linkplain FitOptions#withStart checkpoint} it started from included
 * @param stopped why there are no more
 */
public record History(List<Epoch> epochs, Stopped stopped) {
  private static final int MOST_ROWS = 10;

  /** The course of a training. */
  public History {
    epochs = List.copyOf(epochs);
    Objects.requireNonNull(stopped, "stopped");
  }

  /**
   * The epoch with the lowest validation loss, or, without validation data, the one with the lowest
   * loss; the first of equals. Empty if there is none, or all are NaN.
   */
  public Optional<Epoch> best() {
    return epochs.stream()
        .filter(epoch -> !Double.isNaN(measure(epoch)))
        .min(Comparator.comparingDouble(History::measure));
  }

  private static double measure(Epoch epoch) {
    return epoch.validationLoss().orElse(epoch.loss());
  }

  /**
   * A table of some ten epochs evenly spaced, the first, the best and the last one among them, and
   * how it ended:
   *
   * <pre>
   * epoch        loss  validation       score
   *     1      0.6931      0.6720      0.5000
   *     2      0.6514      0.6602      0.7500
   * 2 epochs, all that were asked for; the best is epoch 2
   * </pre>
   */
  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    boolean validated = !epochs.isEmpty() && epochs.get(0).validationLoss().isPresent();
    table.append("epoch        loss").append(validated ? "  validation       score\n" : "\n");
    for (int index : shown()) {
      Epoch epoch = epochs.get(index);
      table.append(String.format(Locale.ROOT, "%5d", epoch.number()));
      table.append(cell(OptionalDouble.of(epoch.loss())));
      table.append(cell(epoch.validationLoss())).append(cell(epoch.score())).append('\n');
    }
    return table.append(end()).toString();
  }

  /** Four digits, and never more than that, however great the number. */
  private static String cell(OptionalDouble number) {
    return number.isEmpty() ? "" : String.format(Locale.ROOT, "%12.4g", number.getAsDouble());
  }

  private List<Integer> shown() {
    int best = best().map(epochs::indexOf).orElse(-1);
    int distance = Math.max(1, (epochs.size() + MOST_ROWS - 1) / MOST_ROWS);
    int last = epochs.size() - 1;
    return IntStream.rangeClosed(0, last)
        .filter(index -> index == 0 || index == best || (last - index) % distance == 0)
        .boxed()
        .collect(Collectors.toList());
  }

  private String end() {
    String reason =
        switch (stopped) {
          case ALL_EPOCHS -> "all that were asked for";
          case EARLY -> "stopped early";
          case CANCELLED -> "cancelled";
        };
    return "%d %s, %s%s"
        .formatted(
            epochs.size(),
            epochs.size() == 1 ? "epoch" : "epochs",
            reason,
            best().map(epoch -> "; the best is epoch " + epoch.number()).orElse(""));
  }
}
