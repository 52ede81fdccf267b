package rustgrad.nn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cells of a row, each by the name of its column, as the numbers that a model takes.
 *
 * <pre>
 *   inputs age, region=west, region=east     cells age 61, region "east"     row 61, 0, 1
 * </pre>
 */
final class NamedRow {
  private static final int MOST_SHOWN = 20;

  private final List<String> inputs;
  private final Map<String, ?> cells;

  /** The names of the cells that were read. */
  private final Set<String> read = new HashSet<>();

  /** For each column of categories those that there are. */
  private final Map<String, List<String>> categories = new LinkedHashMap<>();

  private NamedRow(List<String> inputs, Map<String, ?> cells) {
    this.inputs = inputs;
    this.cells = cells;
  }

  static double[] of(List<String> inputs, Map<String, ?> cells) {
    NamedRow row = new NamedRow(inputs, cells);
    row.checkKnown();
    double[] numbers = inputs.stream().mapToDouble(row::number).toArray();
    row.checkCategories();
    row.checkAllRead();
    return numbers;
  }

  private void checkKnown() {
    Set<String> known = new HashSet<>(inputs);
    for (String input : inputs) {
      for (int at = input.indexOf('='); at >= 0; at = input.indexOf('=', at + 1)) {
        known.add(input.substring(0, at));
      }
    }
    for (String name : cells.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "there is no input for the cell '%s'; the inputs are %s"
                .formatted(name, shown(inputs)));
      }
    }
  }

  /** The cell of the input's own name, or whether a column has the category of the input. */
  private double number(String input) {
    if (cells.containsKey(input)) {
      return number(input, cells.get(input));
    }
    for (int at = input.lastIndexOf('='); at >= 0; at = input.lastIndexOf('=', at - 1)) {
      String column = input.substring(0, at);
      if (cells.containsKey(column)) {
        String category = input.substring(at + 1);
        categories.computeIfAbsent(column, key -> new ArrayList<>()).add(category);
        read.add(column);
        return category.contentEquals(text(column)) ? 1 : 0;
      }
    }
    throw new IllegalArgumentException(
        "there is no cell for the input '%s'; the cells are %s%s"
            .formatted(input, shown(cells.keySet()), advice(input)));
  }

  private static String advice(String input) {
    int at = input.lastIndexOf('=');
    return at < 0
        ? ""
        : ", and it may be '%s' with the text '%s'"
            .formatted(input.substring(0, at), input.substring(at + 1));
  }

  private double number(String name, Object cell) {
    read.add(name);
    if (cell instanceof Number number) {
      return number.doubleValue();
    }
    throw wrongKind(name, "a number");
  }

  private CharSequence text(String name) {
    if (cells.get(name) instanceof CharSequence text) {
      return text;
    }
    throw wrongKind(name, "a text, as it has categories");
  }

  private IllegalArgumentException wrongKind(String name, String expected) {
    Object cell = cells.get(name);
    String is =
        cell instanceof CharSequence
            ? "the text '" + cell + "'"
            : cell == null ? "null" : cell + " (" + cell.getClass().getSimpleName() + ")";
    return new IllegalArgumentException(
        "the cell '%s' is %s; expected %s".formatted(name, is, expected));
  }

  private void checkCategories() {
    categories.forEach(
        (column, known) -> {
          if (known.stream().noneMatch(category -> category.contentEquals(text(column)))) {
            throw new IllegalArgumentException(
                "the cell '%s' is '%s'; expected one of %s"
                    .formatted(column, text(column), shown(known)));
          }
        });
  }

  /** Such as "region" beside "region=west" and "region=east". */
  private void checkAllRead() {
    for (String name : cells.keySet()) {
      if (!read.contains(name)) {
        throw new IllegalArgumentException(
            "each input of the cell '%s' has a cell of its own; leave '%s' out"
                .formatted(name, name));
      }
    }
  }

  private static String shown(Iterable<String> names) {
    List<String> all = new ArrayList<>();
    names.forEach(all::add);
    String most = all.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
    return all.isEmpty() ? "none" : all.size() > MOST_SHOWN ? most + ", ..." : most;
  }
}
