package rustgrad.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rustgrad.api.Value;

/** The names of parameters. */
final class Names {
  private Names() {}

  /** The named parameters of models in a row, each with its number in front. */
  static Map<String, Value> numbered(String prefix, List<? extends Model> models) {
    Map<String, Value> named = new LinkedHashMap<>();
    for (int k = 0; k < models.size(); k++) {
      String front = prefix + k + ".";
      models.get(k).namedParameters().forEach((name, leaf) -> named.put(front + name, leaf));
    }
    return named;
  }

  /** Labels the leaves of a model with their names. */
  static void label(Model model) {
    model.namedParameters().forEach((name, leaf) -> leaf.label(name));
  }
}
