package rustgrad.io;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import rustgrad.nn.Dataset;

/**
 * Which class each text of the label column is.
 *
 * @param classOf for each text, by its number, the class
 * @param names of the classes; empty if they are numbered
 */
record ClassLabels(int[] classOf, int classes, List<String> names) {
  private static final int MOST_CLASSES = TextColumn.MOST_TEXTS;

  /** How many numbers are classes without being called so. */
  private static final int MOST_UNASKED = 100;

  /** Below it, numbers are classes even if most of them lack. */
  private static final int FIRST_UNUSUAL = 10;

  /** Short enough for a long. */
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}|[+-]1");

  private static final String EXPECTED =
      "a class: a name, a whole number from 0 on, or -1 or 1 on every line; withLabelsAsNames() takes numbers as names, and withTargets is for numbers to predict";

  /** The rules that {@link Csv} tells. */
  static ClassLabels of(TextColumn column, CsvSettings settings) {
    List<TextColumn.Found> found = column.found();
    if (settings.uses().labelsAsNames()) {
      return named(column, found.stream().map(TextColumn.Found::text).toList());
    }
    Decimal decimal = settings.text().decimal();
    Optional<TextColumn.Found> number = first(found, decimal, true);
    Optional<TextColumn.Found> name = first(found, decimal, false);
    if (number.isPresent() && name.isPresent()) {
      throw mixed(column, number.get(), name.get());
    }
    return number.isPresent()
        ? ofNumbers(column, found, settings.uses().label() != null)
        : named(column, found.stream().map(TextColumn.Found::text).toList());
  }

  private static Optional<TextColumn.Found> first(
      List<TextColumn.Found> found, Decimal decimal, boolean numbers) {
    return found.stream().filter(f -> decimal.isNumber(f.text()) == numbers).findFirst();
  }

  /** Whether a text is one of those that stand for a class number, or -1 or +1. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  private static IllegalArgumentException mixed(
      TextColumn column, TextColumn.Found number, TextColumn.Found name) {
    TextColumn.Found first = number.number() < name.number() ? number : name;
    TextColumn.Found second = first == number ? name : number;
    return error(
        column,
        second,
        "a %s, as line %d has %s; withLabelsAsNames() takes numbers as names"
            .formatted(
                first == number ? "class number" : "name", first.line(), Quoted.of(first.text())));
  }

  private static ClassLabels ofNumbers(
      TextColumn column, List<TextColumn.Found> found, boolean isChosen) {
    long[] numbers = new long[found.size()];
    for (int i = 0; i < numbers.length; i++) {
      String text = found.get(i).text();
      if (!isNumber(text)) {
        throw error(column, found.get(i), EXPECTED);
      }
      numbers[i] = Long.parseLong(text);
    }
    long least = Arrays.stream(numbers).min().orElseThrow();
    long greatest = Arrays.stream(numbers).max().orElseThrow();
    if (least < 0) {
      return ofSigns(column, found, numbers);
    }
    if (!isChosen && areRatherTargets(found.size(), greatest)) {
      throw ratherTargets(column, found.size(), greatest);
    }
    if (least > 0 && greatest > 1) {
      return named(column, Arrays.stream(numbers).mapToObj(Long::toString).toList());
    }
    if (greatest >= MOST_CLASSES) {
      throw error(
          column,
          found.get(Arrays.stream(numbers).boxed().toList().indexOf(greatest)),
          "a class number below %d; withLabelsAsNames() takes numbers as names"
              .formatted(MOST_CLASSES));
    }
    int[] classOf = Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
    return new ClassLabels(classOf, Math.max((int) greatest + 1, 2), List.of());
  }

  /**
   * Whether there are more numbers than usual classes, or most of those up to the greatest lack.
   */
  private static boolean areRatherTargets(int different, long greatest) {
    return different > MOST_UNASKED || greatest >= FIRST_UNUSUAL && greatest >= 2L * different;
  }

  private static IllegalArgumentException ratherTargets(
      TextColumn column, int different, long greatest) {
    return column.header.error(
        " %s has %d different numbers up to %d; withTargets(\"%4$s\") predicts numbers, and withLabel(\"%4$s\") or withLabelsAsNames() takes them as classes"
            .formatted(
                column.header.place(column.index),
                different,
                greatest,
                Quoted.escaped(column.name())));
  }

  private static ClassLabels ofSigns(
      TextColumn column, List<TextColumn.Found> found, long... numbers) {
    for (int i = 0; i < numbers.length; i++) {
      if (Math.abs(numbers[i]) != 1) {
        throw error(column, found.get(i), "-1 or 1, as there are labels -1");
      }
    }
    int[] classOf = Arrays.stream(numbers).mapToInt(number -> number < 0 ? 0 : 1).toArray();
    return new ClassLabels(classOf, 2, List.of());
  }

  /** Of names, some of which may be equal, one for each text. */
  private static ClassLabels named(TextColumn column, List<String> nameOf) {
    Map<String, Integer> places = column.decimal().places(nameOf);
    if (places.size() < 2) {
      throw column.header.error(
          " %s: every row has the label %s; expected at least two classes"
              .formatted(column.header.place(column.index), Quoted.of(nameOf.get(0))));
    }
    int[] classOf = nameOf.stream().mapToInt(places::get).toArray();
    return new ClassLabels(classOf, places.size(), List.copyOf(places.keySet()));
  }

  static IllegalArgumentException error(
      TextColumn column, TextColumn.Found found, String expected) {
    return column.header.error(found.line(), column.index, found.text(), expected);
  }

  /**
   * A data set of these classes.
   *
   * @param kept for each row the number of its text
   */
  Dataset dataset(double[][] inputs, int... kept) {
    int[] labels = Arrays.stream(kept).map(number -> classOf[number]).toArray();
    Dataset data = Dataset.ofClasses(inputs, labels, classes);
    return names.isEmpty() ? data : data.withClassNames(names.toArray(String[]::new));
  }
}
