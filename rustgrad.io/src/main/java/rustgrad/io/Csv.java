package rustgrad.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import rustgrad.nn.Dataset;
import rustgrad.nn.Predictor;

/**
 * Reads data sets, and rows to predict, from files of comma-separated values. Immutable: each
 * {@code with} method returns another reader with one setting changed.
 *
 * <pre>{@code
 * Dataset iris = Csv.of(path).read();                       // the last column is the class
 * Dataset customers =
 *     Csv.of(path)
 *         .withLabel("churned")
 *         .withCategories("plan", "city")
 *         .withMissing(Missing.dropRow())
 *         .read();
 * Dataset houses = Csv.of(path).withTargets("price", "rent").without("id").read(); // regression
 * Dataset test = Csv.of(other).withLabel("churned").withNamesOf(customers).read();
 * double[][] rows = Csv.of(another).readInputs(Models.load(model));
 * }</pre>
 *
 * <p>A file is text in UTF-8: a header line with the names of the columns, all different, and then
 * the rows. Cells are separated by commas, semicolons or tabs, whichever the header line has most
 * often. A cell may be quoted: {@code "a ""b"", c"} is a "b", c, and may have line ends in it.
 * Spaces around cells, also within quotes, blank lines and a byte order mark do not count. A column
 * without a name, such as the row numbers that others write, is to be left {@linkplain #without
 * out} as {@code "column 1"}. If all names of the columns of numbers are numbers themselves, the
 * header line seems to be missing, which is an error; but two or more names that count from 0, as
 * pandas gives them, are read.
 *
 * <p>The inputs are the columns that have no other use, in the order of the file: finite numbers
 * with a decimal point, or with a {@linkplain #withDecimalComma() comma}, and no separators of
 * thousands. A column of {@linkplain #withCategories categories} becomes an input for each of its
 * texts, which is 1 where the text is, and else 0. Inputs have the names of their columns; those of
 * a category are named column=text, such as {@code plan=basic}.
 *
 * <p>Labels may be:
 *
 * <ul>
 *   <li>names; the classes are in the order of the names' characters, as of scikit-learn's {@code
 *       LabelEncoder}, and {@link Dataset#classNames()} has them;
 *   <li>whole numbers from 0 on, which are the classes; there is one more than the greatest number,
 *       and at least 2, whether or not each has a row;
 *   <li>-1 and 1, which become the classes 0 and 1;
 *   <li>other whole numbers, such as 1 and 2 but no 0, which are names, in the order of the
 *       numbers.
 * </ul>
 *
 * <p>If all labels are 1, that is the second class of two. Other numbers, such as 0.5 or 01, are an
 * error, and so are numbers beside names; {@link #withLabelsAsNames()} takes them all as names.
 *
 * <p>Whole numbers that look like numbers to predict, for which {@link #withTargets} was forgotten,
 * are an error: more than 100 different ones, or a greatest one that is at least 10 and at least
 * twice the count of different ones. {@link #withLabel} or {@link #withLabelsAsNames()} says that
 * they are classes all the same.
 *
 * <p>At most 10,000 columns, 10,000 classes or categories of a column, 2^20 characters of a cell,
 * 2^24 of a row, and as many numbers as fit into three quarters of the memory of the JVM.
 */
public final class Csv {
  private final Path path;
  private final CsvSettings settings;

  private Csv(Path path, CsvSettings settings) {
    this.path = path;
    this.settings = settings;
  }

  /** Reads this file, the label of its rows being in the last column. */
  public static Csv of(Path path) {
    return new Csv(Objects.requireNonNull(path, "path"), CsvSettings.DEFAULTS);
  }

  private Csv with(CsvSettings others) {
    return new Csv(path, others);
  }

  private Csv with(CsvUses others) {
    return with(settings.with(others));
  }

  /**
   * The character between the cells of a row, which is otherwise found in the header line.
   *
   * @throws IllegalArgumentException if it is a letter, a digit, a quotation mark or a line end, or
   *     the comma that {@link #withDecimalComma()} has in numbers
   */
  public Csv withSeparator(char separator) {
    return with(settings.with(settings.text().withSeparator(separator)));
  }

  /**
   * Numbers have a decimal comma, such as 1,5, and no point. Cells are then separated by semicolons
   * or tabs, or as {@link #withSeparator} says.
   *
   * @throws IllegalArgumentException if that is a comma
   */
  public Csv withDecimalComma() {
    return with(settings.with(settings.text().withDecimalComma()));
  }

  /**
   * The column of the classes, which is otherwise the last that is neither left out nor the
   * weights.
   *
   * @throws IllegalArgumentException if there are {@linkplain #withTargets targets}
   */
  public Csv withLabel(String column) {
    return with(settings.uses().withLabel(Objects.requireNonNull(column, "column")));
  }

  /**
   * Each label is the name of a class, also if it is a number.
   *
   * @throws IllegalArgumentException if there are {@linkplain #withTargets targets}
   */
  public Csv withLabelsAsNames() {
    return with(settings.uses().withLabelsAsNames());
  }

  /**
   * The columns of the numbers to predict, for regression, in this order; there are no classes
   * then. Called again, it adds to them.
   *
   * @throws IllegalArgumentException if there is none, or a {@linkplain #withLabel label}
   */
  public Csv withTargets(String... columns) {
    if (columns.length == 0) {
      throw new IllegalArgumentException("no targets; expected the name of at least one column");
    }
    return with(settings.uses().withTargets(columns));
  }

  /** The columns in which each text, or number, is a category. Called again, it adds to them. */
  public Csv withCategories(String... columns) {
    return with(settings.uses().withCategories(columns));
  }

  /** Leaves out these columns, whatever is in them. Called again, it adds to them. */
  public Csv without(String... columns) {
    return with(settings.uses().without(columns));
  }

  /**
   * The column of the {@linkplain Dataset#withRowWeights weights} of the rows: finite numbers from
   * 0 on, not all 0. It is not an input.
   */
  public Csv withWeights(String column) {
    return with(settings.uses().withWeights(Objects.requireNonNull(column, "column")));
  }

  /** What becomes of missing cells, which are otherwise an error. */
  public Csv withMissing(Missing rule) {
    return with(settings.with(Objects.requireNonNull(rule, "rule")));
  }

  /**
   * Reads a data set with the same inputs, and the same classes or targets, as another, such as
   * rows to test a model on that was trained on the other.
   *
   * <p>Columns are found by the names of the other's inputs and targets, in any order, and further
   * ones are ignored. An input such as {@code plan=basic} is a category of the column {@code plan};
   * a category or a class that the other does not have is an error. {@link #withCategories} and
   * {@link #without} are not needed; the column of the classes is the last, or that of {@link
   * #withLabel}. {@link Missing#mean()} is an error.
   *
   * @throws IllegalArgumentException if the other has no names of its inputs
   */
  public Csv withNamesOf(Dataset other) {
    checkNames(other.inputNames(), other);
    return with(settings.with(other));
  }

  private static void checkNames(List<String> names, Object of) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no names of its inputs, by which columns are found; give it some with withInputNames"
              .formatted(of));
    }
  }

  /**
   * Reads the file.
   *
   * @return the rows with the names of inputs, and of classes or targets
   * @throws java.io.UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it has other contents, or lacks a column that was named;
   *     the message names the file, the line, the column, and what was expected there
   */
  public Dataset read() {
    return read(MemoryLimit.ofThisJvm());
  }

  Dataset read(MemoryLimit memory) {
    Dataset like = settings.like();
    return read(
        memory,
        (header, found) ->
            like == null ? CsvColumns.of(header, found) : NamedColumns.like(header, found, like),
        CsvTable::dataset);
  }

  /**
   * Reads rows to predict, for a model that was trained on a data set with names.
   *
   * @return for each row the numbers that {@link Predictor#predict(double[][])} takes
   * @throws java.io.UncheckedIOException as of {@link #readInputs(List)}
   * @throws IllegalArgumentException as of {@link #readInputs(List)}
   */
  public double[][] readInputs(Predictor predictor) {
    checkNames(predictor.inputNames(), predictor);
    return readInputs(predictor.inputNames());
  }

  /**
   * Reads rows to predict. Columns are found by the names of the inputs, in any order, and further
   * ones are ignored; the file needs no labels. An input such as {@code plan=basic} is a category
   * of the column {@code plan}. Of the settings, separator, decimal comma and missing cells count.
   *
   * @param inputNames in the order of the numbers that are returned
   * @return for each row of the file its inputs; {@link Missing#dropRow()} leaves out rows
   * @throws java.io.UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it has other contents, lacks the column of an input, or has
   *     a category that is not among the inputs, or {@link Missing#mean()} is the rule
   */
  public double[][] readInputs(List<String> inputNames) {
    List<String> names = List.copyOf(inputNames);
    checkNames(names, "the list");
    return read(
        MemoryLimit.ofThisJvm(),
        (header, found) -> NamedColumns.inputs(header, found, names),
        CsvTable::inputs);
  }

  private <T> T read(
      MemoryLimit memory,
      BiFunction<CsvHeader, CsvSettings, CsvColumns> layout,
      Function<CsvTable, T> result) {
    SourceFile file = new SourceFile(path);
    CsvText text = settings.text();
    Character given = text.separator();
    char separator =
        given == null
            ? file.read((in, size) -> Separator.find(new Utf8Reader(file, in), text.decimal()))
            : given;
    CsvSettings found = settings.with(text.withSeparator(separator));
    return file.read(
        (in, size) -> {
          CsvRows rows = new CsvRows(file, new Utf8Reader(file, in), separator);
          return CsvTable.read(
              file,
              rows,
              settings.missing(),
              memory,
              header -> layout.apply(header, found),
              result);
        });
  }

  /** Such as "Csv(iris.csv)". */
  @Override
  public String toString() {
    return "Csv(" + path + ")";
  }
}
