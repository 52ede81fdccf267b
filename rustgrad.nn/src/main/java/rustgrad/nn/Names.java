package rustgrad.nn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/**
 * The names of parameters: each by itself, or together as arrays with a shape.
 *
 * <pre>
 *   layers.0.bias[0], layers.0.bias[1], layers.0.bias[2]   &lt;--&gt;   layers.0.bias: [3]
 * </pre>
 */
final class Names {
  private static final String INDEX = "\\[(?:0|[1-9]\\d{0,8})\\]";
  private static final Pattern ELEMENT = Pattern.compile("(.*?)((?:" + INDEX + ")+)");

  /** Labels of more leaves would take longer to make than to read a file of their numbers. */
  private static final int MOST_LABELS = 100_000;

  private Names() {}

  /** The arrays of models in a row, each name with the number of its model in front. */
  static Map<String, int[]> numbered(String prefix, List<? extends Model> models) {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    for (int k = 0; k < models.size(); k++) {
      String front = prefix + k + ".";
      models.get(k).parameterShapes().forEach((name, shape) -> shapes.put(front + name, shape));
    }
    return shapes;
  }

  /** Each parameter of the model under the name that its arrays give it. */
  static Map<String, Value> named(Model model) {
    Map<String, Value> named = new LinkedHashMap<>();
    forEach(model, named::put);
    return named;
  }

  /** Labels the leaves of a model with their names, unless there are too many to look at. */
  static void label(Model model) {
    if (model.parameters().size() <= MOST_LABELS) {
      forEach(model, (name, leaf) -> leaf.label(name));
    }
  }

  private static void forEach(Model model, BiConsumer<String, Value> action) {
    Parameters parameters = model.parameters();
    int from = 0;
    for (Map.Entry<String, int[]> array : model.parameterShapes().entrySet()) {
      from = forEach(array.getKey(), array.getValue(), 0, parameters, from, action);
    }
  }

  /** Goes through the elements below a prefix such as "weight[3]"; gives the place after them. */
  private static int forEach(
      String prefix,
      int[] shape,
      int dimension,
      Parameters parameters,
      int from,
      BiConsumer<String, Value> action) {
    if (dimension == shape.length) {
      action.accept(prefix, parameters.get(from));
      return from + 1;
    }
    int next = from;
    String open = prefix + "[";
    for (int i = 0; i < shape[dimension]; i++) {
      next = forEach(open + i + "]", shape, dimension + 1, parameters, next, action);
    }
    return next;
  }

  /** The name of an element, taken apart; a plain name has no indices. */
  private record Element(String name, String array, List<Integer> indices) {
    static Element of(String name) {
      Matcher matcher = ELEMENT.matcher(name);
      return matcher.matches()
          ? new Element(name, matcher.group(1), indices(matcher.group(2)))
          : new Element(name, name, List.of());
    }

    private static List<Integer> indices(String text) {
      List<Integer> indices = new ArrayList<>();
      for (String index : text.substring(1, text.length() - 1).split("\\]\\[")) {
        indices.add(Integer.valueOf(index));
      }
      return indices;
    }

    boolean isBeside(Element other) {
      return array.equals(other.array) && indices.size() == other.indices.size();
    }
  }

  /**
   * The arrays that these names are the elements of. Names that are no whole array in its order,
   * the last index first, are arrays of their own, without dimensions.
   */
  static Map<String, int[]> shapes(Collection<String> names) {
    List<Element> elements = names.stream().map(Element::of).toList();
    Map<String, int[]> shapes = new LinkedHashMap<>();
    int from = 0;
    while (from < elements.size()) {
      int to = from + 1;
      while (to < elements.size() && elements.get(to).isBeside(elements.get(from))) {
        to++;
      }
      List<Element> group = elements.subList(from, to);
      String array = group.get(0).array;
      int[] shape = shape(group);
      if (isWhole(group, shape) && !shapes.containsKey(array) && isFree(array, group, names)) {
        shapes.put(array, shape);
      } else {
        group.forEach(element -> shapes.put(element.name, new int[0]));
      }
      from = to;
    }
    return shapes;
  }

  private static boolean isFree(String array, List<Element> group, Collection<String> names) {
    return group.get(0).name.equals(array) || !names.contains(array);
  }

  /** The shape whose last element is the last of these. */
  private static int[] shape(List<Element> group) {
    return group.get(group.size() - 1).indices.stream().mapToInt(index -> index + 1).toArray();
  }

  private static boolean isWhole(List<Element> group, int[] shape) {
    for (int place = 0; place < group.size(); place++) {
      long rest = place;
      for (int d = shape.length - 1; d >= 0; d--) {
        if (group.get(place).indices.get(d) != rest % shape[d]) {
          return false;
        }
        rest /= shape[d];
      }
      if (rest != 0) {
        return false;
      }
    }
    return true;
  }
}
