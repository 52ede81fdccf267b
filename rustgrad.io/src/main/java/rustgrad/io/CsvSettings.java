package rustgrad.io;

import org.jspecify.annotations.Nullable;
import rustgrad.nn.Dataset;

/**
 * How a file is read.
 *
 * @param like a data set with the inputs, and the classes or targets, that are to be read; null if
 *     the file says which there are
 */
record CsvSettings(CsvText text, CsvUses uses, Missing missing, @Nullable Dataset like) {
  static final CsvSettings DEFAULTS =
      new CsvSettings(CsvText.DEFAULTS, CsvUses.DEFAULTS, Missing.error(), null);

  CsvSettings with(CsvText other) {
    return new CsvSettings(other, uses, missing, like);
  }

  CsvSettings with(CsvUses others) {
    return new CsvSettings(text, others, missing, like);
  }

  CsvSettings with(Missing rule) {
    return new CsvSettings(text, uses, rule, like);
  }

  CsvSettings with(Dataset other) {
    return new CsvSettings(text, uses, missing, other);
  }
}
