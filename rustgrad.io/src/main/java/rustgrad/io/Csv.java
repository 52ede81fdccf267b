package rustgrad.io;

import java.nio.file.Path;
import java.util.Objects;
import rustgrad.nn.Dataset;

/**
 * Reads data sets from files of comma-separated values. Immutable: each {@code with} method returns
 * another reader with one setting changed.
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
 * }</pre>
 *
 * <p>A file is text in UTF-8: a header line with the names of the columns, all different, and then
 * the rows. Cells are separated by commas, semicolons or tabs, whichever the header line has most
 * often. A cell may be quoted: {@code "a ""b"", c"} is a "b", c, and may have line ends in it.
 * Spaces around cells, also within quotes, blank lines and a byte order mark do not count. A column
 * without a name, such as the row numbers that others write, is to be left {@linkplain #without
 * out} as {@code "column 1"}.
 *
 * <p>The inputs are the columns that have no other use, in the order of the file: finite numbers
 * with a decimal point. A column of {@linkplain #withCategories categories} becomes an input for
 * each of its texts, which is 1 where the text is, and else 0. Their names are those of the
 * columns, and such as {@code plan=basic}.
 *
 * <p>The labels of the classes are one of these:
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
 * <p>Numbers beside names are an error, and so are other numbers, such as 0.5 or 01; {@link
 * #withLabelsAsNames()} takes them all as names. If all labels are 1, that is the second class of
 * two.
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

  /**
   * The character between the cells of a row, which is otherwise found in the header line.
   *
   * @throws IllegalArgumentException if it is a letter, a digit, a quotation mark or a line end
   */
  public Csv withSeparator(char separator) {
    return with(settings.withSeparator(separator));
  }

  /** The column of the classes, which is otherwise the last that is not left out. */
  public Csv withLabel(String column) {
    return with(settings.withLabel(Objects.requireNonNull(column, "column")));
  }

  /** Each label is the name of a class, also if it is a number. */
  public Csv withLabelsAsNames() {
    return with(settings.withLabelsAsNames());
  }

  /**
   * The columns of the numbers to predict, for regression, in this order; there are no classes
   * then.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Csv withTargets(String... columns) {
    if (columns.length == 0) {
      throw new IllegalArgumentException("no targets; expected the name of at least one column");
    }
    return with(settings.withTargets(columns));
  }

  /** The columns in which each text, or number, is a category. */
  public Csv withCategories(String... columns) {
    return with(settings.withCategories(columns));
  }

  /** Leaves out these columns, whatever is in them. */
  public Csv without(String... columns) {
    return with(settings.without(columns));
  }

  /** What becomes of missing cells, which are otherwise an error. */
  public Csv withMissing(Missing rule) {
    return with(settings.withMissing(Objects.requireNonNull(rule, "rule")));
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
    SourceFile file = new SourceFile(path);
    Character given = settings.separator();
    char separator =
        given == null ? file.read((in, size) -> Separator.find(new Utf8Reader(file, in))) : given;
    return file.read(
        (in, size) -> {
          CsvRows rows = new CsvRows(file, new Utf8Reader(file, in), separator);
          return CsvTable.read(file, rows, settings, memory);
        });
  }

  /** Such as "Csv(iris.csv)". */
  @Override
  public String toString() {
    return "Csv(" + path + ")";
  }
}
