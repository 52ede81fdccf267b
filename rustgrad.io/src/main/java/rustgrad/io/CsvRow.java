package rustgrad.io;

/**
 * The cells of a row, as they are in the file.
 *
 * @param line in which the row starts, counted from 1
 */
record CsvRow(long line, String[] cells) {

  /** A cell without the spaces around it. */
  String cell(int column) {
    return cells[column].strip();
  }

  /** The line in which a cell starts; those before it may have line ends within quotes. */
  long lineOf(int column) {
    long lineOfCell = line;
    for (int before = 0; before < column; before++) {
      lineOfCell += LineEnds.count(cells[before]);
    }
    return lineOfCell;
  }

  /** Whether it is a line without text. */
  boolean isBlank() {
    return cells.length == 1 && cells[0].isBlank();
  }
}
