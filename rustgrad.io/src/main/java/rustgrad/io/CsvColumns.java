package rustgrad.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file are used for.
 *
 * @param inputs in the order of the file
 * @param label the column of classes; null if there are targets
 * @param targets in the order in which they were asked for; empty if there are classes
 */
record CsvColumns(List<CsvColumn> inputs, @Nullable TextColumn label, List<NumberColumn> targets) {
  private static final String LABEL = "the label";
  private static final String TARGET = "a target";
  private static final String CATEGORY = "one of the categories";
  private static final String LEFT_OUT = "left out";
  private static final String ADVICE_ON_CATEGORIES =
      "a category for each row says nothing about others, so leave the column out with without";
  private static final String ADVICE_ON_LABELS =
      "for numbers to predict, use withTargets, and for another column of classes withLabel";

  static CsvColumns of(CsvHeader header, CsvSettings settings) {
    Map<Integer, String> uses = uses(header, settings);
    List<CsvColumn> inputs = new ArrayList<>();
    TextColumn label = null;
    for (int column = 0; column < header.size(); column++) {
      String use = uses.getOrDefault(column, "");
      switch (use) {
        case "" -> inputs.add(NumberColumn.ofInputs(header, column, settings.missing()));
        case CATEGORY -> inputs.add(new TextColumn(header, column, ADVICE_ON_CATEGORIES));
        case LABEL -> label = new TextColumn(header, column, ADVICE_ON_LABELS);
        default -> {}
      }
    }
    if (inputs.isEmpty()) {
      throw header.error(" has no column left for the inputs; expected at least one");
    }
    List<NumberColumn> targets =
        settings.targets().stream()
            .map(name -> NumberColumn.ofTargets(header, header.column(name)))
            .toList();
    return new CsvColumns(inputs, label, targets);
  }

  /** For each column that is not just numbers, what it is. */
  private static Map<Integer, String> uses(CsvHeader header, CsvSettings settings) {
    Map<Integer, String> uses = new HashMap<>();
    settings.without().forEach(name -> use(header, uses, name, LEFT_OUT));
    settings.targets().forEach(name -> use(header, uses, name, TARGET));
    if (settings.targets().isEmpty()) {
      String label = settings.label();
      use(header, uses, label == null ? last(header, uses) : label, LABEL);
    }
    settings.categories().forEach(name -> use(header, uses, name, CATEGORY));
    return uses;
  }

  /** The last column that is not left out. */
  private static String last(CsvHeader header, Map<Integer, String> uses) {
    int column = header.size() - 1;
    while (column > 0 && uses.containsKey(column)) {
      column--;
    }
    return header.name(column);
  }

  private static void use(CsvHeader header, Map<Integer, String> uses, String name, String use) {
    String other = uses.put(header.column(name), use);
    if (other != null) {
      throw header.error(
          ": column %s would be %s and %s; expected one of these"
              .formatted(Quoted.of(name), other, use));
    }
  }

  /** All of them: the inputs, and then what is to be predicted. */
  List<CsvColumn> all() {
    List<CsvColumn> all = new ArrayList<>(inputs);
    if (label != null) {
      all.add(label);
    }
    all.addAll(targets);
    return all;
  }

  /** How many inputs there are so far. */
  long width() {
    return inputs.stream().mapToLong(CsvColumn::width).sum();
  }

  /** About how many bytes their texts need. */
  long bytes() {
    return inputs.stream().mapToLong(CsvColumn::bytes).sum() + (label == null ? 0 : label.bytes());
  }
}
