package rustgrad.io;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a file is read.
 *
 * @param separator what stands between cells; null if the header line shows it
 * @param label the column of classes; null for the last one
 * @param labelsAsNames whether numbers are names of classes too
 * @param targets the columns of numbers to predict; empty if there are classes
 * @param categories columns of texts
 * @param without columns to leave out
 */
record CsvSettings(
    @Nullable Character separator,
    @Nullable String label,
    boolean labelsAsNames,
    Set<String> targets,
    Set<String> categories,
    Set<String> without,
    Missing missing) {
  static final CsvSettings DEFAULTS =
      new CsvSettings(null, null, false, Set.of(), Set.of(), Set.of(), Missing.error());

  CsvSettings withSeparator(char other) {
    return new CsvSettings(
        Separator.checked(other), label, labelsAsNames, targets, categories, without, missing);
  }

  CsvSettings withLabel(String column) {
    return new CsvSettings(
        separator, column, labelsAsNames, Set.of(), categories, without, missing);
  }

  CsvSettings withLabelsAsNames() {
    return new CsvSettings(separator, label, true, targets, categories, without, missing);
  }

  CsvSettings withTargets(String... columns) {
    return new CsvSettings(
        separator, null, labelsAsNames, set(columns), categories, without, missing);
  }

  CsvSettings withCategories(String... columns) {
    return new CsvSettings(
        separator, label, labelsAsNames, targets, set(columns), without, missing);
  }

  CsvSettings without(String... columns) {
    return new CsvSettings(
        separator, label, labelsAsNames, targets, categories, set(columns), missing);
  }

  CsvSettings withMissing(Missing rule) {
    return new CsvSettings(separator, label, labelsAsNames, targets, categories, without, rule);
  }

  private static Set<String> set(String... columns) {
    return new LinkedHashSet<>(List.of(columns));
  }
}
