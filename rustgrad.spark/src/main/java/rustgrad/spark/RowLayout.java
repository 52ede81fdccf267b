package rustgrad.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How rows look.
 *
 * @param names those of the columns; empty if they have none
 */
record RowLayout(int columns, List<String> names) implements Serializable {

  /** A row of this length without NaN. */
  void check(double[] row, long number, int partition) {
    if (row.length != columns) {
      throw TaskError.ofRow(
          "%s is %s; expected %d numbers, none of them NaN"
              .formatted(name(number, partition), Arrays.toString(row), columns));
    }
    for (int i = 0; i < columns; i++) {
      if (Double.isNaN(row[i])) {
        throw badCell(number, partition, row, i);
      }
    }
  }

  private TaskError badCell(long number, int partition, double[] row, int column) {
    return TaskError.ofRow(
        names.isEmpty()
            ? "%s is %s; expected %d numbers, none of them NaN"
                .formatted(name(number, partition), Arrays.toString(row), columns)
            : Cells.bad(names.get(column), "NaN", number, partition));
  }

  /** Such as "row 17 of partition 3". */
  static String name(long number, int partition) {
    return "row %d of partition %d".formatted(number, partition);
  }

  /** Such as "[1.0, 2.0]" or "[x=1.0, y=2.0]". */
  String show(double[] row) {
    return names.isEmpty()
        ? Arrays.toString(row)
        : IntStream.range(0, columns)
            .mapToObj(i -> names.get(i) + "=" + row[i])
            .collect(Collectors.joining(", ", "[", "]"));
  }
}
