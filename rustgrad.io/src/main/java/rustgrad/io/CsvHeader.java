package rustgrad.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of the columns, and the errors that name a place in the file. */
final class CsvHeader {
  private static final String EXAMPLE = "expected a header line such as x1,x2,label";
  private static final int MOST_SHOWN = 10;

  private final SourceFile file;
  private final long line;

  /** As they are in the file, and "column 3" for one without a name. */
  private final List<String> names = new ArrayList<>();

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
    header.check();
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
  }

  private void check() {
    if (names.stream().allMatch(Decimal::isNumber)) {
      throw error(line, "got numbers only; " + EXAMPLE);
    }
    if (names.size() < 2) {
      throw error(
          line,
          "got one column, %s; expected at least one feature and then the label, separated by commas, semicolons or tabs, or as withSeparator says"
              .formatted(Quoted.of(names.get(0))));
    }
    Set<String> different = new HashSet<>();
    for (String name : names) {
      if (!different.add(name)) {
        throw error(
            line, "got two columns %s; expected different names".formatted(Quoted.of(name)));
      }
    }
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
    int column = names.indexOf(name);
    if (column < 0) {
      throw error(
          " has no column %s; its header line has %s%s"
              .formatted(
                  Quoted.of(name),
                  names.stream()
                      .limit(MOST_SHOWN)
                      .map(Quoted::of)
                      .collect(Collectors.joining(", ")),
                  names.size() > MOST_SHOWN ? " and more" : ""));
    }
    return column;
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
