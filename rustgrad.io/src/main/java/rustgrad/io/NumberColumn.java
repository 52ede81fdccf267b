package rustgrad.io;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers, which are inputs, targets or weights as they are. */
final class NumberColumn extends CsvColumn {
  private static final String NUMBER = "a finite number";

  /** With the digit before them; three come after. */
  private static final Pattern SEPARATORS_OF_THOUSANDS =
      Pattern.compile("(\\d)[.,'’\\h](?=\\d{3}(?!\\d))");

  /** Of a text that can stand for a missing cell. */
  private static final int MOST_CHARACTERS_FOR_MISSING = 12;

  private static final int FEWEST_ROWS_OF_IDS = 10;
  private static final int MOST_ROWS_TO_LOOK_AT = 1000;

  private final CsvText text;
  private final Missing missing;
  private final String expected;
  private final double least;
  private final boolean isInput;
  private double sum;
  private long count;

  private NumberColumn(
      CsvHeader header,
      int index,
      CsvSettings settings,
      String expected,
      double least,
      boolean isInput) {
    super(header, index);
    text = settings.text();
    missing = settings.missing();
    this.expected = expected;
    this.least = least;
    this.isInput = isInput;
  }

  static NumberColumn ofInputs(CsvHeader header, int index, CsvSettings settings) {
    return new NumberColumn(header, index, settings, NUMBER, Double.NEGATIVE_INFINITY, true);
  }

  static NumberColumn ofTargets(CsvHeader header, int index, CsvSettings settings) {
    return new NumberColumn(header, index, settings, NUMBER, Double.NEGATIVE_INFINITY, false);
  }

  static NumberColumn ofWeights(CsvHeader header, int index, CsvSettings settings) {
    return new NumberColumn(header, index, settings, NUMBER + " from 0 on", 0, false);
  }

  @Override
  String expected() {
    return expected;
  }

  @Override
  double read(CsvRow row, CsvRows following) {
    String cell = row.cell(index);
    boolean isNumber = text.decimal().isNumber(cell);
    double number = isNumber ? text.decimal().parse(cell) : Double.NaN;
    if (!Double.isFinite(number) || number < least) {
      throw header.error(row, index, expected + (isNumber ? "" : hint(row, following)));
    }
    sum += number;
    count++;
    return number;
  }

  private String hint(CsvRow row, CsvRows following) {
    String cell = row.cell(index);
    if (text.decimal() == Decimal.COMMA) {
      if (Decimal.POINT.isNumber(cell)) {
        return ", with a comma and no point";
      }
    } else if (Decimal.COMMA.isNumber(cell)) {
      return ", with a point and no comma"
          + (text.hasFreeComma() ? "; withDecimalComma() takes the comma for the point" : "");
    }
    if (text.decimal().isNumber(SEPARATORS_OF_THOUSANDS.matcher(cell).replaceAll("$1"))) {
      return ", without separators of thousands";
    }
    return (isInput ? adviceOnTexts(row, following) : "") + adviceOnMissing(cell);
  }

  private String adviceOnTexts(CsvRow row, CsvRows following) {
    return (looksLikeIds(row, following)
            ? "; nearly every row has a text of its own, so use without(\"%1$s\") if it is an id, or else withCategories(\"%1$s\")"
            : "; for texts, use withCategories(\"%1$s\") or without(\"%1$s\")")
        .formatted(Quoted.escaped(name()));
  }

  private static String adviceOnMissing(String cell) {
    return cell.length() > MOST_CHARACTERS_FOR_MISSING
        ? ""
        : "; if it stands for a missing cell, Missing.dropRow().withTexts(\"%s\") says so"
            .formatted(Quoted.escaped(cell));
  }

  /** Whether this row and those after it have nearly as many texts as they are. */
  private boolean looksLikeIds(CsvRow row, CsvRows following) {
    Set<Integer> hashes = new HashSet<>(); // cells may be long
    int rows = 0;
    for (Optional<CsvRow> next = Optional.of(row);
        next.isPresent() && rows < MOST_ROWS_TO_LOOK_AT;
        next = following.nextIfReadable()) {
      rows++;
      if (index < next.get().cells().length) {
        hashes.add(next.get().cell(index).hashCode());
      }
    }
    return rows >= FEWEST_ROWS_OF_IDS && 10 * hashes.size() >= 9 * rows;
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
          " %s has %s, so no mean for its missing cells; use Missing.value or leave the column out"
              .formatted(
                  header.place(index), count == 0 ? "no numbers" : "a sum that is not finite"));
    }
    return mean;
  }
}
