package rustgrad.io;

import org.jspecify.annotations.Nullable;

/**
 * How the text of a file is to be understood.
 *
 * @param separator what stands between cells; null if the header line shows it
 */
record CsvText(@Nullable Character separator, Decimal decimal) {
  static final CsvText DEFAULTS = new CsvText(null, Decimal.POINT);

  CsvText {
    if (separator != null && separator == ',' && decimal == Decimal.COMMA) {
      throw new IllegalArgumentException(
          "a comma cannot separate both cells and the decimals of a number; use one of withSeparator(',') and withDecimalComma()");
    }
  }

  CsvText withSeparator(char other) {
    return new CsvText(Separator.checked(other), decimal);
  }

  CsvText withDecimalComma() {
    return new CsvText(separator, Decimal.COMMA);
  }

  /** Whether a comma in a cell needs no quotation marks around it. */
  boolean hasFreeComma() {
    return separator != null && separator != ',';
  }
}
