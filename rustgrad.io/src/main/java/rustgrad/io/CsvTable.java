package rustgrad.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import rustgrad.nn.Dataset;

/** The rows of a file, a number for each cell that is used. */
final class CsvTable {
  /** In place of a row that has been used, so that it can be collected. */
  private static final double[] USED = {};

  private final CsvHeader header;
  private final CsvColumns columns;
  private final List<CsvColumn> all;
  private final Missing missing;
  private final MemoryLimit memory;

  /** For each row the numbers of its columns, NaN where a cell is missing. */
  private final List<double[]> rows = new ArrayList<>();

  private long dropped;

  private CsvTable(CsvHeader header, CsvColumns columns, Missing missing, MemoryLimit memory) {
    this.header = header;
    this.columns = columns;
    this.missing = missing;
    this.memory = memory;
    all = columns.all();
  }

  /**
   * Reads a table.
   *
   * @param layout says which columns are read
   * @param result what becomes of it
   */
  static <T> T read(
      SourceFile file,
      CsvRows rows,
      Missing missing,
      MemoryLimit memory,
      Function<CsvHeader, CsvColumns> layout,
      Function<CsvTable, T> result)
      throws IOException {
    CsvHeader header = CsvHeader.of(file, rows.next().orElseThrow(() -> CsvHeader.missing(file)));
    try {
      CsvTable table = new CsvTable(header, layout.apply(header), missing, memory);
      for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
        table.add(row.get(), rows);
      }
      table.checkNotEmpty();
      return result.apply(table);
    } catch (OutOfMemoryError e) {
      // The program has taken more than the limit leaves to it; what was read is garbage now.
      throw memory.tooGreat(header, "Java has no more");
    }
  }

  private void add(CsvRow row, CsvRows following) {
    header.checkSize(row);
    if (missing.rule() == Missing.Rule.DROP_ROW && hasMissing(row)) {
      dropped++;
      return;
    }
    double[] numbers = new double[all.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(row, i, following);
    }
    rows.add(numbers);
    memory.check(header, rows.size(), Math.max(columns.width(), all.size()), columns.bytes());
  }

  private boolean hasMissing(CsvRow row) {
    return all.stream().anyMatch(column -> missing.isMissing(row.cell(column.index)));
  }

  private double number(CsvRow row, int i, CsvRows following) {
    CsvColumn column = all.get(i);
    if (!missing.isMissing(row.cell(column.index))) {
      return column.read(row, following);
    }
    boolean isInput = i < columns.inputs().size();
    if (!isInput || missing.rule() == Missing.Rule.ERROR) {
      throw header.error(row, column.index, expected(isInput, column));
    }
    return Double.NaN;
  }

  private static String expected(boolean isInput, CsvColumn column) {
    String what = column.expected();
    return isInput
        ? what + "; withMissing says what to do with missing cells"
        : what + "; withMissing(Missing.dropRow()) leaves such rows out";
  }

  private void checkNotEmpty() {
    if (rows.isEmpty()) {
      throw header.error(
          dropped == 0
              ? " has no rows; expected some after the header line"
              : " has no rows left; each of its %d has a missing cell".formatted(dropped));
    }
  }

  Dataset dataset() {
    List<CsvColumn.Inputs> inputs = columns.inputs().stream().map(CsvColumn::inputs).toList();
    String[] names = names(inputs);
    if (names.length == 0) {
      throw header.error(" has no inputs: all cells of its categories are missing");
    }
    Optional<double[]> weights = weights();
    TextColumn label = columns.label();
    Dataset data =
        label == null ? regression(inputs, names.length) : classes(inputs, names.length, label);
    Dataset named = data.withInputNames(names);
    return weights.map(named::withRowWeights).orElse(named);
  }

  /** The inputs of rows that have nothing else. */
  double[][] inputs() {
    return rows(columns.inputs().stream().map(CsvColumn::inputs).toList(), all.size());
  }

  private Optional<double[]> weights() {
    NumberColumn column = columns.weights();
    if (column == null) {
      return Optional.empty();
    }
    double[] weights = rows.stream().mapToDouble(row -> row[row.length - 1]).toArray();
    double sum = Arrays.stream(weights).sum();
    if (!(sum > 0 && Double.isFinite(sum))) {
      throw header.error(
          " %s: the weights add up to %s; expected a finite number above 0"
              .formatted(header.place(column.index), sum));
    }
    return Optional.of(weights);
  }

  private Dataset classes(List<CsvColumn.Inputs> inputs, int width, TextColumn label) {
    ClassLabels classes = columns.classes().apply(label);
    int[] labels = rows.stream().mapToInt(row -> (int) row[columns.inputs().size()]).toArray();
    return classes.dataset(rows(inputs, width), labels);
  }

  private Dataset regression(List<CsvColumn.Inputs> inputs, int width) {
    int from = columns.inputs().size();
    int to = from + columns.targets().size();
    double[][] targets =
        rows.stream().map(row -> Arrays.copyOfRange(row, from, to)).toArray(double[][]::new);
    return Dataset.ofTargets(rows(inputs, width), targets)
        .withTargetNames(columns.targets().stream().map(CsvColumn::name).toArray(String[]::new));
  }

  /** The inputs of each row, in place of its numbers. */
  private double[][] rows(List<CsvColumn.Inputs> inputs, int width) {
    double[][] all = new double[rows.size()][];
    for (int r = 0; r < all.length; r++) {
      double[] numbers = rows.set(r, USED);
      all[r] = new double[width];
      int from = 0;
      for (int i = 0; i < inputs.size(); i++) {
        inputs.get(i).write(numbers[i], all[r], from);
        from += columns.inputs().get(i).width();
      }
    }
    return all;
  }

  private String[] names(List<CsvColumn.Inputs> inputs) {
    Set<String> different = new LinkedHashSet<>();
    for (CsvColumn.Inputs column : inputs) {
      for (String name : column.names()) {
        if (!different.add(name)) {
          throw header.error(
              " has two inputs with the name %s; give one of the columns another"
                  .formatted(Quoted.of(name)));
        }
      }
    }
    return different.toArray(String[]::new);
  }
}
