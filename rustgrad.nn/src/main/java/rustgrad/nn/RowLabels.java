package rustgrad.nn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The class of each row.
 *
 * @param classes how many classes there are
 * @param names of the classes; empty if they have none
 */
record RowLabels(int[] labels, int classes, List<String> names) implements RowTargets {
  static RowLabels of(int rows, int[] labels, int classes) {
    Check.atLeast(2, "the number of classes", classes);
    if (labels.length != rows) {
      throw new IllegalArgumentException(
          "%d rows and %d labels; expected a label for each row".formatted(rows, labels.length));
    }
    for (int row = 0; row < rows; row++) {
      if (labels[row] < 0 || labels[row] >= classes) {
        throw new IllegalArgumentException(
            "labels[%d] is %d; expected a class from 0 to %d; classes count from 0"
                .formatted(row, labels[row], classes - 1));
      }
    }
    return new RowLabels(labels.clone(), classes, List.of());
  }

  /** For each class, the numbers of its rows. */
  int[][] rowsOfClasses() {
    return IntStream.range(0, classes)
        .mapToObj(c -> IntStream.range(0, labels.length).filter(r -> labels[r] == c).toArray())
        .toArray(int[][]::new);
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public RowLabels select(int... rows) {
    return new RowLabels(Arrays.stream(rows).map(row -> labels[row]).toArray(), classes, names);
  }

  @Override
  public RowLabels withNames(List<String> others) {
    return new RowLabels(labels, classes, others);
  }

  @Override
  public String toString() {
    return classes + " classes";
  }
}
