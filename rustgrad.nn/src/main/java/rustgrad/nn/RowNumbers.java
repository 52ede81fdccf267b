package rustgrad.nn;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers for each row, equally many.
 *
 * @param names of the numbers; empty if they have none
 */
record RowNumbers(double[][] targets, List<String> names) implements RowTargets {
  static RowNumbers of(int rows, double[][] targets) {
    if (targets.length != rows) {
      throw new IllegalArgumentException(
          "%d rows and %d targets; expected targets for each row".formatted(rows, targets.length));
    }
    return new RowNumbers(Dataset.copy("targets", "the number of targets", targets), List.of());
  }

  @Override
  public int size() {
    return targets.length;
  }

  @Override
  public RowNumbers select(int... rows) {
    return new RowNumbers(
        Arrays.stream(rows).mapToObj(row -> targets[row]).toArray(double[][]::new), names);
  }

  @Override
  public RowNumbers withNames(List<String> others) {
    return new RowNumbers(targets, others);
  }

  @Override
  public String toString() {
    return targets[0].length == 1 ? "1 target" : targets[0].length + " targets";
  }
}
