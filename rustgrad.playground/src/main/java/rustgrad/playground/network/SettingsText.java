package rustgrad.playground.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final Map<String, String> entries = new HashMap<>();

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
    SettingsText t = new SettingsText(text);
    Settings d = Settings.DEFAULT;
    int rows = (int) t.number("rows", d.rows(), 10, 1000);
    return new Settings(
        t.choice("points", Points.values(), Points::id, d.points()),
        rows,
        t.number("noise", d.noise(), 0, 1),
        t.hidden(d.hidden()),
        t.name("activation", activations(), d.activation()),
        t.name("loss", Loss.names(), d.loss()),
        t.choice("optimizer", OptimizerKind.values(), OptimizerKind::id, d.optimizer()),
        t.number("rate", d.rate(), 0, 100),
        (int) t.number("batch", d.batch(), 1, 1000),
        t.number("l2", d.l2(), 0, 10),
        (long) t.number("seed", d.seed(), 0, 999_999));
  }

  /** The names of the ops that can stand after a neuron. */
  public static List<String> activations() {
    return OpRegistry.discovered().ops().stream()
        .filter(UnaryOp.class::isInstance)
        .map(Op::name)
        .toList();
  }

  private <T> T choice(
      String name, T[] all, java.util.function.Function<T, String> id, T unlessGiven) {
    return Arrays.stream(all)
        .filter(one -> id.apply(one).equals(entries.get(name)))
        .findFirst()
        .orElse(unlessGiven);
  }

  private String name(String name, List<String> all, String unlessGiven) {
    String given = entries.getOrDefault(name, unlessGiven);
    return all.contains(given) ? given : unlessGiven;
  }

  private double number(String name, double unlessGiven, double least, double most) {
    try {
      double given = Digits.parse(entries.getOrDefault(name, ""));
      return given >= least && given <= most ? given : unlessGiven;
    } catch (NumberFormatException e) {
      return unlessGiven;
    }
  }

  private List<Integer> hidden(List<Integer> unlessGiven) {
    String given = entries.get("hidden");
    if (given == null) {
      return unlessGiven;
    }
    List<Integer> hidden = new ArrayList<>();
    try {
      for (String size : given.isEmpty() ? new String[0] : given.split("-")) {
        hidden.add(Math.max(1, Math.min(MOST_NEURONS, Integer.parseInt(size))));
      }
    } catch (NumberFormatException e) {
      return unlessGiven;
    }
    return hidden.size() <= MOST_LAYERS ? List.copyOf(hidden) : unlessGiven;
  }
}
