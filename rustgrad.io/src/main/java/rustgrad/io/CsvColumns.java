package rustgrad.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file are used for.
 *
 * @param inputs in the order of the data set
 * @param label the column of classes; null if there are none
 * @param classes which classes the texts of the label column are
 * @param targets in the order of the data set; empty if there are none
 * @param weights the column of the weights of rows; null if there is none
 */
record CsvColumns(
    List<CsvColumn> inputs,
    @Nullable TextColumn label,
    Function<TextColumn, ClassLabels> classes,
    List<NumberColumn> targets,
    @Nullable NumberColumn weights) {
  private static final String ADVICE_ON_CATEGORIES =
      "a category for each row says nothing about others, so leave the column out with without";
  static final String ADVICE_ON_LABELS =
      "for numbers to predict, use withTargets, and for another column of classes withLabel";

  /** As the settings say, the inputs being what is left. */
  static CsvColumns of(CsvHeader header, CsvSettings settings) {
    header.checkSeparated(settings.text());
    CsvUses said = settings.uses();
    ColumnUses uses = uses(header, said);
    List<CsvColumn> inputs = new ArrayList<>();
    TextColumn label = null;
    for (int column = 0; column < header.size(); column++) {
      switch (uses.of(column)) {
        case "" -> inputs.add(NumberColumn.ofInputs(header, column, settings));
        case ColumnUses.CATEGORY ->
            inputs.add(
                new TextColumn(header, column, settings.text().decimal(), ADVICE_ON_CATEGORIES));
        case ColumnUses.LABEL ->
            label = new TextColumn(header, column, settings.text().decimal(), ADVICE_ON_LABELS);
        default -> {}
      }
    }
    if (inputs.isEmpty()) {
      throw header.error(" has no column left for the inputs; expected at least one");
    }
    header.checkNames(
        inputs.stream().filter(NumberColumn.class::isInstance).map(CsvColumn::name).toList());
    return new CsvColumns(
        inputs,
        label,
        column -> ClassLabels.of(column, settings),
        targets(header, settings, List.copyOf(said.targets())),
        weights(header, settings));
  }

  private static ColumnUses uses(CsvHeader header, CsvUses said) {
    ColumnUses uses = new ColumnUses(header);
    said.without().forEach(name -> uses.use(name, ColumnUses.LEFT_OUT));
    said.targets().forEach(name -> uses.use(name, ColumnUses.TARGET));
    if (said.weights() != null) {
      uses.use(said.weights(), ColumnUses.WEIGHTS);
    }
    if (said.targets().isEmpty()) {
      uses.use(said.label() == null ? uses.last() : header.column(said.label()), ColumnUses.LABEL);
    }
    said.categories().forEach(name -> uses.use(name, ColumnUses.CATEGORY));
    return uses;
  }

  static List<NumberColumn> targets(CsvHeader header, CsvSettings settings, List<String> names) {
    return names.stream()
        .map(name -> NumberColumn.ofTargets(header, header.column(name), settings))
        .toList();
  }

  static @Nullable NumberColumn weights(CsvHeader header, CsvSettings settings) {
    String name = settings.uses().weights();
    return name == null ? null : NumberColumn.ofWeights(header, header.column(name), settings);
  }

  /** All of them: the inputs, then what is to be predicted, and the weights. */
  List<CsvColumn> all() {
    List<CsvColumn> all = new ArrayList<>(inputs);
    if (label != null) {
      all.add(label);
    }
    all.addAll(targets);
    if (weights != null) {
      all.add(weights);
    }
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
