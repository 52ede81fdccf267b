package rustgrad.io;

import java.util.HashMap;
import java.util.Map;

/** The uses of columns, of which each has at most one. */
final class ColumnUses {
  static final String INPUT = "an input";
  static final String LABEL = "the label";
  static final String TARGET = "a target";
  static final String WEIGHTS = "the weights";
  static final String CATEGORY = "one of the categories";
  static final String LEFT_OUT = "left out";

  private final CsvHeader header;
  private final Map<Integer, String> uses = new HashMap<>();

  ColumnUses(CsvHeader header) {
    this.header = header;
  }

  /**
   * Uses a column.
   *
   * @throws IllegalArgumentException if there is no such column, or it has another use
   */
  void use(String name, String use) {
    use(header.column(name), use);
  }

  void use(int column, String use) {
    String other = uses.put(column, use);
    if (other != null && !(other.equals(INPUT) && use.equals(INPUT))) {
      throw header.error(
          ": column %s cannot be both %s and %s"
              .formatted(Quoted.of(header.name(column)), other, use));
    }
  }

  /** The use of a column; empty if it has none. */
  String of(int column) {
    return uses.getOrDefault(column, "");
  }

  /** The last column that is neither left out nor the weights, or else the first. */
  int last() {
    int column = header.size() - 1;
    while (column > 0 && (of(column).equals(LEFT_OUT) || of(column).equals(WEIGHTS))) {
      column--;
    }
    return column;
  }
}
