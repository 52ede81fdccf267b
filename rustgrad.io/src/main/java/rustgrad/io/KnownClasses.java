package rustgrad.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rustgrad.nn.Dataset;

/** Labels of the classes that another data set has. */
final class KnownClasses {
  private static final int MOST_SHOWN = 10;

  private KnownClasses() {}

  static ClassLabels of(TextColumn column, Dataset data) {
    List<String> names = data.classNames();
    return names.isEmpty() ? numbered(column, data.classes()) : named(column, names);
  }

  private static ClassLabels named(TextColumn column, List<String> names) {
    Map<String, Integer> places = new HashMap<>();
    names.forEach(name -> places.put(name, places.size()));
    List<Integer> classOf = new ArrayList<>();
    for (TextColumn.Found found : column.found()) {
      Integer place = places.get(found.text());
      if (place == null) {
        throw ClassLabels.error(
            column, found, "one of the classes " + Quoted.list(names, MOST_SHOWN));
      }
      classOf.add(place);
    }
    return new ClassLabels(
        classOf.stream().mapToInt(place -> place).toArray(), names.size(), names);
  }

  private static ClassLabels numbered(TextColumn column, int classes) {
    List<TextColumn.Found> found = column.found();
    boolean hasSigns = classes == 2 && found.stream().anyMatch(f -> f.text().equals("-1"));
    int[] classOf = new int[found.size()];
    for (int i = 0; i < classOf.length; i++) {
      classOf[i] = hasSigns ? ofSign(found.get(i).text()) : number(found.get(i).text(), classes);
      if (classOf[i] < 0) {
        throw ClassLabels.error(
            column,
            found.get(i),
            hasSigns
                ? "-1 or 1, as there are labels -1"
                : "one of the classes from 0 to " + (classes - 1));
      }
    }
    return new ClassLabels(classOf, classes, List.of());
  }

  /** The class of a text; negative if it is none. */
  private static int ofSign(String text) {
    return switch (text) {
      case "-1" -> 0;
      case "1", "+1" -> 1;
      default -> -1;
    };
  }

  private static int number(String text, int classes) {
    if (!ClassLabels.isNumber(text)) {
      return -1;
    }
    long number = Long.parseLong(text);
    return number < classes ? (int) Math.max(number, -1) : -1;
  }
}
