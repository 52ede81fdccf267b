package rustgrad.draw;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.draw.diagram.Nearest;

/** What the values of a graph are called: by their labels, or v1, v2, ... as they were computed. */
final class Names {
  private final Map<Value, String> given = new HashMap<>();

  private Names() {}

  /** The names in the graph of a root, which are made when they are asked for first. */
  static Supplier<Names> whenAsked(Value root) {
    AtomicReference<@Nullable Names> made = new AtomicReference<>();
    return () -> {
      Names names = made.get();
      if (names == null) {
        names = of(root);
        made.set(names);
      }
      return names;
    };
  }

  /** The names in the graph of a root. */
  static Names of(Value root) {
    List<Value> all = Nearest.all(root, Value::inputs);
    Set<String> labels = new HashSet<>();
    all.forEach(value -> labels.add(value.label()));
    Names names = new Names();
    int number = 0;
    for (Value value : all) {
      if (value.label().isEmpty() && value.requiresGrad()) {
        do {
          number++;
        } while (labels.contains("v" + number));
        names.given.put(value, "v" + number);
      }
    }
    return names;
  }

  /** The label or the name of a value; of a constant without a label, an empty text. */
  String ofValue(Value value) {
    return given.getOrDefault(value, value.label());
  }
}
