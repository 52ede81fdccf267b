package rustgrad.io;

import java.util.List;

/** Numbers, which are inputs or targets as they are. */
final class NumberColumn extends CsvColumn {
  private final Missing missing;
  private final String advice;
  private double sum;
  private long count;

  private NumberColumn(CsvHeader header, int index, Missing missing, String advice) {
    super(header, index);
    this.missing = missing;
    this.advice = advice;
  }

  static NumberColumn ofInputs(CsvHeader header, int index, Missing missing) {
    return new NumberColumn(
        header,
        index,
        missing,
        "; for texts, use withCategories(\"%1$s\") or without(\"%1$s\")"
            .formatted(Quoted.escaped(header.name(index))));
  }

  static NumberColumn ofTargets(CsvHeader header, int index) {
    return new NumberColumn(header, index, Missing.error(), "");
  }

  @Override
  double read(CsvRow row) {
    String cell = row.cell(index);
    boolean isNumber = Decimal.isNumber(cell);
    double number = isNumber ? Double.parseDouble(cell) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw header.error(row, index, "a finite number" + (isNumber ? "" : hint(cell)));
    }
    sum += number;
    count++;
    return number;
  }

  private String hint(String cell) {
    return Decimal.isNumber(cell.replace(',', '.')) ? ", with a point and no comma" : advice;
  }

  @Override
  int width() {
    return 1;
  }

  @Override
  long bytes() {
    return 0;
  }

  @Override
  Inputs inputs() {
    return new Inputs() {
      @Override
      public List<String> names() {
        return List.of(name());
      }

      @Override
      public void write(double kept, double[] into, int from) {
        into[from] = Double.isNaN(kept) ? substitute() : kept;
      }
    };
  }

  private double substitute() {
    if (missing.rule() == Missing.Rule.VALUE) {
      return missing.value();
    }
    double mean = sum / count;
    if (!Double.isFinite(mean)) {
      throw header.error(
          " %s: its %d numbers have no mean for missing cells; use Missing.value or leave the column out"
              .formatted(header.place(index), count));
    }
    return mean;
  }
}
