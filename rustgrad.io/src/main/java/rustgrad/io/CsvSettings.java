package rustgrad.io;

/** How a file is read. */
record CsvSettings(CsvText text, CsvUses uses, Missing missing) {
  static final CsvSettings DEFAULTS =
      new CsvSettings(CsvText.DEFAULTS, CsvUses.DEFAULTS, Missing.error());

  CsvSettings with(CsvText other) {
    return new CsvSettings(other, uses, missing);
  }

  CsvSettings with(CsvUses others) {
    return new CsvSettings(text, others, missing);
  }

  CsvSettings with(Missing rule) {
    return new CsvSettings(text, uses, rule);
  }
}
