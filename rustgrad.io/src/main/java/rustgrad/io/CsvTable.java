package rustgrad.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private CsvTable(CsvHeader header, CsvSettings settings, MemoryLimit memory) {
    this.header = header;
    this.memory = memory;
    columns = CsvColumns.of(header, settings);
    all = columns.all();
    missing = settings.missing();
  }

  static Dataset read(SourceFile file, CsvRows rows, CsvSettings settings, MemoryLimit memory)
      throws IOException {
    CsvHeader header = CsvHeader.of(file, rows.next().orElseThrow(() -> CsvHeader.missing(file)));
    try {
      CsvTable table = new CsvTable(header, settings, memory);
      for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
        table.add(row.get());
      }
      return table.dataset(settings);
    } catch (OutOfMemoryError e) {
      // The program has taken more than the limit leaves to it; what was read is garbage now.
      throw memory.tooGreat(header, "Java has no more");
    }
  }

  private void add(CsvRow row) {
    header.checkSize(row);
    if (missing.rule() == Missing.Rule.DROP_ROW && hasMissing(row)) {
      dropped++;
      return;
    }
    double[] numbers = new double[all.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(row, i);
    }
    rows.add(numbers);
    memory.check(header, rows.size(), Math.max(columns.width(), all.size()), columns.bytes());
  }

  private boolean hasMissing(CsvRow row) {
    return all.stream().anyMatch(column -> Missing.isMissing(row.cell(column.index)));
  }

  private double number(CsvRow row, int i) {
    CsvColumn column = all.get(i);
    if (!Missing.isMissing(row.cell(column.index))) {
      return column.read(row);
    }
    boolean isInput = i < columns.inputs().size();
    if (!isInput || missing.rule() == Missing.Rule.ERROR) {
      throw header.error(row, column.index, expected(isInput, column));
    }
    return Double.NaN;
  }

  private static String expected(boolean isInput, CsvColumn column) {
    String what = column instanceof TextColumn ? "a text" : "a finite number";
    return isInput
        ? what + "; withMissing says what to do with missing cells"
        : what + "; withMissing(Missing.dropRow()) leaves such rows out";
  }

  private Dataset dataset(CsvSettings settings) {
    if (rows.isEmpty()) {
      throw header.error(
          dropped == 0
              ? " has no rows; expected some after the header line"
              : " has no rows left; each of its %d has a missing cell".formatted(dropped));
    }
    List<CsvColumn.Inputs> inputs = columns.inputs().stream().map(CsvColumn::inputs).toList();
    String[] names = names(inputs);
    if (names.length == 0) {
      throw header.error(" has no inputs: all cells of its categories are missing");
    }
    TextColumn label = columns.label();
    Dataset data =
        label == null
            ? regression(inputs, names.length)
            : classes(inputs, names.length, label, settings);
    return data.withInputNames(names);
  }

  private Dataset classes(
      List<CsvColumn.Inputs> inputs, int width, TextColumn label, CsvSettings settings) {
    ClassLabels classes = ClassLabels.of(label, settings.labelsAsNames());
    int[] labels = rows.stream().mapToInt(row -> (int) row[columns.inputs().size()]).toArray();
    return classes.dataset(rows(inputs, width), labels);
  }

  private Dataset regression(List<CsvColumn.Inputs> inputs, int width) {
    int from = columns.inputs().size();
    double[][] targets =
        rows.stream()
            .map(row -> Arrays.copyOfRange(row, from, row.length))
            .toArray(double[][]::new);
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
