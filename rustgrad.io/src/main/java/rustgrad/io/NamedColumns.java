package rustgrad.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rustgrad.nn.Dataset;

/**
 * The columns of inputs whose names are known, in whatever order they are in the file. An input
 * such as "plan=basic" is a category of the column "plan", if no column has its whole name.
 */
final class NamedColumns {

  /**
   * Where an input is from.
   *
   * @param text the category that it is for; null if it is the number in the column
   */
  private record Place(int column, @Nullable String text) {}

  private final CsvHeader header;
  private final CsvSettings settings;
  private final List<Place> places = new ArrayList<>();

  /** Of each column the texts that are inputs. */
  private final Map<Integer, Set<String>> categories = new HashMap<>();

  private NamedColumns(CsvHeader header, CsvSettings settings, List<String> inputs) {
    if (settings.missing().rule() == Missing.Rule.MEAN) {
      throw new IllegalArgumentException(
          "Missing.mean() would be the mean of the rows that are read, and not of those that the model was trained on; use Missing.value or Missing.dropRow");
    }
    this.header = header;
    this.settings = settings;
    for (String input : inputs) {
      Place place = place(input);
      places.add(place);
      if (place.text() != null) {
        categories
            .computeIfAbsent(place.column(), column -> new LinkedHashSet<>())
            .add(place.text());
      }
    }
  }

  private Place place(String input) {
    if (header.has(input)) {
      return new Place(header.column(input), null);
    }
    for (int at = input.indexOf('='); at >= 0; at = input.indexOf('=', at + 1)) {
      String column = input.substring(0, at);
      if (header.has(column)) {
        return new Place(header.column(column), input.substring(at + 1));
      }
    }
    throw header.noColumn(" for the input", input);
  }

  /** Inputs alone. */
  static CsvColumns inputs(CsvHeader header, CsvSettings settings, List<String> names) {
    return new CsvColumns(
        new NamedColumns(header, settings, names).columns(),
        null,
        column -> ClassLabels.of(column, settings),
        List.of(),
        null);
  }

  /** The inputs of a data set, and what it has to predict. */
  static CsvColumns like(CsvHeader header, CsvSettings settings, Dataset data) {
    checkKind(settings.uses(), data);
    NamedColumns inputs = new NamedColumns(header, settings, data.inputNames());
    ColumnUses uses = inputs.uses();
    List<String> targets = data.isClassification() ? List.of() : targets(settings.uses(), data);
    targets.forEach(name -> uses.use(name, ColumnUses.TARGET));
    TextColumn label = data.isClassification() ? inputs.label(uses) : null;
    return new CsvColumns(
        inputs.columns(),
        label,
        column -> KnownClasses.of(column, data),
        CsvColumns.targets(header, settings, targets),
        CsvColumns.weights(header, settings));
  }

  private static void checkKind(CsvUses said, Dataset data) {
    boolean saysClasses = said.label() != null || said.labelsAsNames();
    if (data.isClassification() ? !said.targets().isEmpty() : saysClasses) {
      throw new IllegalArgumentException(
          "%s cannot be read with %s like %s"
              .formatted(
                  data.isClassification() ? "numbers to predict" : "classes",
                  data.isClassification() ? "withTargets" : "withLabel or withLabelsAsNames",
                  data));
    }
  }

  private ColumnUses uses() {
    ColumnUses uses = new ColumnUses(header);
    places.forEach(place -> uses.use(place.column(), ColumnUses.INPUT));
    settings.uses().without().stream()
        .filter(header::has)
        .forEach(name -> uses.use(name, ColumnUses.LEFT_OUT));
    String weights = settings.uses().weights();
    if (weights != null) {
      uses.use(weights, ColumnUses.WEIGHTS);
    }
    return uses;
  }

  private TextColumn label(ColumnUses uses) {
    String name = settings.uses().label();
    int column = name == null ? uses.last() : header.column(name);
    if (name == null && uses.of(column).equals(ColumnUses.INPUT)) {
      throw header.error(
          ": its last column, %s, is an input; say with withLabel which column has the classes, or use readInputs if none has"
              .formatted(Quoted.of(header.name(column))));
    }
    uses.use(column, ColumnUses.LABEL);
    return new TextColumn(header, column, settings.text().decimal(), CsvColumns.ADVICE_ON_LABELS);
  }

  /** The names of the targets, which the data set has, or else the caller. */
  private static List<String> targets(CsvUses said, Dataset data) {
    List<String> given = List.copyOf(said.targets());
    List<String> known = data.targetNames();
    int count = data.targets()[0].length;
    if (known.isEmpty() ? given.size() != count : !(given.isEmpty() || given.equals(known))) {
      throw new IllegalArgumentException(
          "%s gives %d targets, but %s has %d%s"
              .formatted(
                  CsvUses.call("withTargets", said.targets()),
                  given.size(),
                  data,
                  count,
                  known.isEmpty() ? " without names" : ": " + Quoted.list(known, 10)));
    }
    return known.isEmpty() ? given : known;
  }

  private List<CsvColumn> columns() {
    return places.stream().map(this::column).toList();
  }

  private CsvColumn column(Place place) {
    String text = place.text();
    return text == null
        ? NumberColumn.ofInputs(header, place.column(), settings)
        : new IndicatorColumn(
            header, place.column(), text, categories.getOrDefault(place.column(), Set.of()));
  }
}
