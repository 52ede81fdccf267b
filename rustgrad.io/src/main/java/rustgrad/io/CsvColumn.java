package rustgrad.io;

import java.util.List;

/**
 * A column of a file that is read. Each cell becomes a number, and the numbers of all rows become
 * the inputs of the column when the last row is known.
 */
abstract class CsvColumn {
  final CsvHeader header;
  final int index;

  CsvColumn(CsvHeader header, int index) {
    this.header = header;
    this.index = index;
    header.checkName(index);
  }

  final String name() {
    return header.name(index);
  }

  /** What a cell should be, such as "a text". */
  abstract String expected();

  /**
   * The number that is kept for a cell that is not missing.
   *
   * @param following the rows after it, which an error may look at
   * @throws IllegalArgumentException if the cell is not what the column has
   */
  abstract double read(CsvRow row, CsvRows following);

  /** How many inputs it has so far. */
  int width() {
    return 1;
  }

  /** About how much memory it needs besides a number for each row. */
  long bytes() {
    return 0;
  }

  /** What its numbers become, now that all rows are read. */
  abstract Inputs inputs();

  /** The inputs of a column. */
  interface Inputs {

    List<String> names();

    /**
     * Sets the inputs of a row, which are 0.
     *
     * @param kept the number that was kept for the cell; NaN if it is missing
     * @param from where the inputs start
     */
    void write(double kept, double[] into, int from);
  }
}
