package rustgrad.io;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/** Collects the cells of a row, as long as there are not too many. */
final class CsvRowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {
  static final int MOST_COLUMNS = 10_000;

  /** In one cell. */
  static final int MOST_CHARACTERS = 1 << 20;

  private static final int MOST_CHARACTERS_OF_A_ROW = 1 << 24;

  private final SourceFile file;
  private final Utf8Reader text;
  private String[] cells = new String[16];
  private int characters;

  CsvRowHandler(SourceFile file, Utf8Reader text) {
    this.file = file;
    this.text = text;
  }

  @Override
  protected void handleBegin(long line) {
    characters = 0;
  }

  @Override
  protected void handleField(int column, char[] buffer, int from, int length, boolean isQuoted) {
    if (text.hasEnded()) {
      throw error(lineOfCell(column), "a quotation mark opens a cell that is not closed");
    }
    characters += length;
    if (column == MOST_COLUMNS) {
      throw error(getStartingLineNumber(), "got more than %d columns".formatted(MOST_COLUMNS));
    }
    if (characters > MOST_CHARACTERS_OF_A_ROW) {
      throw error(
          getStartingLineNumber(),
          "got a row of more than %d characters".formatted(MOST_CHARACTERS_OF_A_ROW));
    }
    if (column == cells.length) {
      cells = Arrays.copyOf(cells, 2 * column);
    }
    cells[column] = new String(buffer, from, length);
  }

  @Override
  protected void handleEmpty() {
    cells[0] = "";
  }

  @Override
  protected CsvRow buildRecord() {
    return row(getFieldCount());
  }

  private CsvRow row(int columns) {
    return new CsvRow(getStartingLineNumber(), Arrays.copyOf(cells, columns));
  }

  /** Where the cell starts that comes next in the row. */
  long lineOfNextCell() {
    return lineOfCell(getFieldCount());
  }

  private long lineOfCell(int column) {
    return row(column).lineOf(column);
  }

  IllegalArgumentException error(long line, String problem) {
    return new IllegalArgumentException("%s line %d: %s".formatted(file.path(), line, problem));
  }
}
