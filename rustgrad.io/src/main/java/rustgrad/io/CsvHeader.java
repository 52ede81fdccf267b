package rustgrad.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The names of the columns, and the errors that name a place in the file. */
final class CsvHeader {
  private static final String EXAMPLE = "expected a header line such as x1,x2,label";
  private static final int MOST_NUMBERS_SHOWN = 3;
  private static final int MOST_SHOWN = 10;

  private final SourceFile file;
  private final long line;

  /** As they are in the file, and "column 3" for one without a name. */
  private final List<String> names = new ArrayList<>();

  private final Map<String, Integer> places = new HashMap<>();

  private final Set<Integer> withoutNames = new HashSet<>();

  private CsvHeader(SourceFile file, long line) {
    this.file = file;
    this.line = line;
  }

  static CsvHeader of(SourceFile file, CsvRow row) {
    CsvHeader header = new CsvHeader(file, row.line());
    for (int column = 0; column < row.cells().length; column++) {
      header.add(row, column);
    }
    return header;
  }

  static IllegalArgumentException missing(SourceFile file) {
    return new IllegalArgumentException(file.path() + " is empty; " + EXAMPLE);
  }

  private void add(CsvRow row, int column) {
    String name = row.cell(column);
    if (name.isEmpty()) {
      withoutNames.add(column);
      name = "column " + (column + 1);
    }
    names.add(name);
    if (places.put(name, column) != null) {
      throw error(line, "got two columns %s; expected different names".formatted(Quoted.of(name)));
    }
  }

  /** A label and its inputs are in more than one column. */
  void checkSeparated(CsvText text) {
    if (names.size() < 2) {
      throw error(
          line,
          "got one column, %s; expected at least one feature and then the label, separated by %s, or as withSeparator says"
              .formatted(
                  Quoted.of(names.get(0)),
                  text.decimal() == Decimal.COMMA
                      ? "semicolons or tabs"
                      : "commas, semicolons or tabs"));
    }
  }

  /**
   * Columns are not named by numbers, which are rather those of a row, unless they count from 0.
   *
   * @param inputs the names of the inputs that are numbers
   */
  void checkNames(List<String> inputs) {
    boolean isRow =
        names.stream().allMatch(CsvHeader::isNumber)
            || !inputs.isEmpty() && inputs.stream().allMatch(CsvHeader::isNumber);
    if (isRow && !(inputs.size() > 1 && isCounted())) {
      List<String> numbers = names.stream().filter(CsvHeader::isNumber).toList();
      throw error(
          line,
          "got the numbers %s; expected a header line with the names of the columns, such as x1,x2,label"
              .formatted(Quoted.list(numbers, MOST_NUMBERS_SHOWN)));
    }
  }

  private static boolean isNumber(String name) {
    return Decimal.POINT.isNumber(name) || Decimal.COMMA.isNumber(name);
  }

  /** Whether the numbers among the names are 0, 1, ..., as of tables whose columns had no names. */
  private boolean isCounted() {
    List<String> numbers = names.stream().filter(CsvHeader::isNumber).toList();
    return numbers.equals(IntStream.range(0, numbers.size()).mapToObj(Integer::toString).toList());
  }

  int size() {
    return names.size();
  }

  String name(int column) {
    return names.get(column);
  }

  /**
   * The column of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  int column(String name) {
    Integer column = places.get(name);
    if (column == null) {
      throw noColumn("", name);
    }
    return column;
  }

  /** The error that there is no column of a name, or for something of that name. */
  IllegalArgumentException noColumn(String purpose, String name) {
    return error(
        " has no column%s %s; its header line has %s"
            .formatted(purpose, Quoted.of(name), Quoted.list(names, MOST_SHOWN)));
  }

  boolean has(String name) {
    return places.containsKey(name);
  }

  /** A column that is used has a name of its own. */
  void checkName(int column) {
    if (withoutNames.contains(column)) {
      throw error(
          line,
          "column %d has no name; give it one, or leave it out with without(\"%s\")"
              .formatted(column + 1, name(column)));
    }
  }

  void checkSize(CsvRow row) {
    if (row.cells().length != size()) {
      throw error(
          row.line(),
          "got %d columns; expected %d as in the header line"
              .formatted(row.cells().length, size()));
    }
  }

  /** The error that a cell is not what was expected. */
  IllegalArgumentException error(CsvRow row, int column, String expected) {
    return error(row.lineOf(column), column, row.cell(column), expected);
  }

  IllegalArgumentException error(long lineOfCell, int column, String cell, String expected) {
    return error(
        " line %d, %s: got %s; expected %s"
            .formatted(lineOfCell, place(column), Quoted.of(cell), expected));
  }

  /** Such as "column 2 (y)". */
  String place(int column) {
    return "column %d (%s)".formatted(column + 1, Quoted.escaped(name(column)));
  }

  private IllegalArgumentException error(long lineOfRow, String problem) {
    return error(" line %d: %s".formatted(lineOfRow, problem));
  }

  /** The error with this text after the name of the file. */
  IllegalArgumentException error(String problem) {
    return new IllegalArgumentException(file.path() + problem);
  }
}
