package rustgrad.io;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What columns are used for, as far as a caller has said it.
 *
 * @param label the column of classes; null for the last one
 * @param labelsAsNames whether numbers are names of classes too
 * @param targets the columns of numbers to predict; empty if there are classes
 * @param categories columns of texts
 * @param without columns to leave out
 * @param weights the column of the weights of rows; null if there is none
 */
record CsvUses(
    @Nullable String label,
    boolean labelsAsNames,
    Set<String> targets,
    Set<String> categories,
    Set<String> without,
    @Nullable String weights) {
  static final CsvUses DEFAULTS = new CsvUses(null, false, Set.of(), Set.of(), Set.of(), null);

  CsvUses {
    if (!targets.isEmpty() && (label != null || labelsAsNames)) {
      throw new IllegalArgumentException(
          "%s and %s exclude each other; the first is for classes and the second for numbers to predict"
              .formatted(
                  label == null ? "withLabelsAsNames()" : call("withLabel", Set.of(label)),
                  call("withTargets", targets)));
    }
  }

  /** Such as withTargets("price", "rent"), as a caller writes it. */
  static String call(String method, Set<String> columns) {
    return columns.stream()
        .map(column -> '"' + Quoted.escaped(column) + '"')
        .collect(Collectors.joining(", ", method + "(", ")"));
  }

  CsvUses withLabel(String column) {
    return new CsvUses(column, labelsAsNames, targets, categories, without, weights);
  }

  CsvUses withLabelsAsNames() {
    return new CsvUses(label, true, targets, categories, without, weights);
  }

  CsvUses withTargets(String... columns) {
    return new CsvUses(label, labelsAsNames, union(targets, columns), categories, without, weights);
  }

  CsvUses withCategories(String... columns) {
    return new CsvUses(label, labelsAsNames, targets, union(categories, columns), without, weights);
  }

  CsvUses without(String... columns) {
    return new CsvUses(label, labelsAsNames, targets, categories, union(without, columns), weights);
  }

  CsvUses withWeights(String column) {
    return new CsvUses(label, labelsAsNames, targets, categories, without, column);
  }

  private static Set<String> union(Set<String> columns, String... more) {
    Set<String> union = new LinkedHashSet<>(columns);
    union.addAll(List.of(more));
    return Collections.unmodifiableSet(union);
  }
}
