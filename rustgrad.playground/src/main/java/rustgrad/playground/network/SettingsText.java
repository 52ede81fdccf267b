package rustgrad.playground.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.core.OpRegistry;
import rustgrad.nn.Loss;
import rustgrad.playground.engine.Digits;

/** Settings as the text of a link, such as {@code points=moons&rows=200}. */
public final class SettingsText {
  /** The greatest number of layers, and of neurons in each. */
  public static final int MOST_LAYERS = 5;

  /** The greatest number of neurons in a layer. */
  public static final int MOST_NEURONS = 16;

  private final Map<String, String> entries = new LinkedHashMap<>();
  private final List<String> ignored = new ArrayList<>();

  private SettingsText(String text) {
    for (String entry : text.split("&")) {
      int at = entry.indexOf('=');
      if (at > 0) {
        entries.put(entry.substring(0, at), entry.substring(at + 1));
      }
    }
  }

  /** Writes settings, all of them. */
  public static String of(Settings s) {
    return "points=%s&rows=%d&noise=%s&hidden=%s&activation=%s&loss=%s&optimizer=%s&rate=%s&batch=%d&l2=%s&seed=%d"
        .formatted(
            s.points().id(),
            s.rows(),
            Digits.of(s.noise()),
            s.hidden().stream().map(String::valueOf).collect(Collectors.joining("-")),
            s.activation(),
            s.loss(),
            s.optimizer().id(),
            Digits.of(s.rate()),
            s.batch(),
            Digits.of(s.l2()),
            s.seed());
  }

  /** Reads settings; what is missing, unknown or out of range is that of the default. */
  public static Settings parse(String text) {
    return new SettingsText(text).settings();
  }

  /** The entries of a text that are unknown or out of range, such as "points=cube". */
  public static List<String> ignored(String text) {
    SettingsText t = new SettingsText(text);
    t.settings();
    t.entries.forEach((name, value) -> t.ignored.add(name + "=" + value));
    return t.ignored;
  }

  private Settings settings() {
    Settings d = Settings.DEFAULT;
    return new Settings(
        choice("points", Points.values(), Points::id, d.points()),
        (int) number("rows", d.rows(), 10, 1000),
        number("noise", d.noise(), 0, 1),
        take("hidden", SettingsText::hidden, d.hidden()),
        name("activation", activations(), d.activation()),
        name("loss", Loss.names(), d.loss()),
        choice("optimizer", OptimizerKind.values(), OptimizerKind::id, d.optimizer()),
        number("rate", d.rate(), 0, 100),
        (int) number("batch", d.batch(), 1, 1000),
        number("l2", d.l2(), 0, 10),
        (long) number("seed", d.seed(), 0, 999_999));
  }

  /** The names of the ops that can stand after a neuron. */
  public static List<String> activations() {
    return OpRegistry.discovered().ops().stream()
        .filter(UnaryOp.class::isInstance)
        .map(Op::name)
        .toList();
  }

  /** Takes an entry out, and notes it if it cannot be read. */
  private <T> T take(String name, Function<String, Optional<T>> read, T unlessGiven) {
    String given = entries.remove(name);
    if (given == null) {
      return unlessGiven;
    }
    Optional<T> taken = read.apply(given);
    if (taken.isEmpty()) {
      ignored.add(name + "=" + given);
    }
    return taken.orElse(unlessGiven);
  }

  private <T> T choice(String name, T[] all, Function<T, String> id, T unlessGiven) {
    return take(
        name,
        given -> Arrays.stream(all).filter(one -> id.apply(one).equals(given)).findFirst(),
        unlessGiven);
  }

  private String name(String name, List<String> all, String unlessGiven) {
    return take(name, given -> Optional.of(given).filter(all::contains), unlessGiven);
  }

  private double number(String name, double unlessGiven, double least, double most) {
    return take(
        name,
        given -> number(given).filter(number -> number >= least && number <= most),
        unlessGiven);
  }

  private static Optional<Double> number(String given) {
    try {
      return Optional.of(Digits.parse(given));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<Integer>> hidden(String given) {
    List<Integer> hidden = new ArrayList<>();
    try {
      for (String size : given.isEmpty() ? new String[0] : given.split("-")) {
        hidden.add(Math.max(1, Math.min(MOST_NEURONS, Integer.parseInt(size))));
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    return Optional.of(List.copyOf(hidden)).filter(sizes -> sizes.size() <= MOST_LAYERS);
  }
}
