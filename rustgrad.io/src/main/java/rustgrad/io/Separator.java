package rustgrad.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** What stands between the cells of a line. */
final class Separator {
  /** Of those that are found equally often, the first is taken. */
  private static final String USUAL = ",;\t";

  /** Where commas are in numbers. */
  private static final String USUAL_BESIDE_COMMAS = ";\t";

  /** Of a header line without an end. */
  private static final int MOST_CHARACTERS = 1 << 24;

  private final String usual;
  private final int[] counts;
  private boolean isQuoted;

  /** Whether a quotation mark here would open a quoted cell. */
  private boolean isCellStart = true;

  private boolean isBlank = true;

  private Separator(String usual) {
    this.usual = usual;
    counts = new int[usual.length()];
  }

  /**
   * The one of comma, semicolon and tab that the first line with text has most often; not the comma
   * if that is in numbers.
   */
  static char find(Reader text, Decimal decimal) throws IOException {
    Separator separator = new Separator(decimal == Decimal.COMMA ? USUAL_BESIDE_COMMAS : USUAL);
    BufferedReader reader = new BufferedReader(text);
    int read = 0;
    for (int c = reader.read();
        c >= 0 && read < MOST_CHARACTERS && separator.goesOnAfter((char) c);
        c = reader.read()) {
      read++;
    }
    return separator.mostFrequent();
  }

  /** Counts a character; false if the line ends with it. */
  private boolean goesOnAfter(char c) {
    if (isQuoted) {
      isQuoted = c != '"'; // a doubled one closes and opens again
      isCellStart = !isQuoted;
    } else if (c == '\n' || c == '\r') {
      return isBlank;
    } else if (c == '"' && isCellStart) {
      isQuoted = true;
      isBlank = false;
    } else if (usual.indexOf(c) >= 0) {
      counts[usual.indexOf(c)]++;
      isCellStart = true;
      isBlank = false;
    } else if (!Character.isWhitespace(c)) {
      isCellStart = false;
      isBlank = false;
    }
    return true;
  }

  private char mostFrequent() {
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return usual.charAt(most);
  }

  /**
   * Checks one that a caller gives.
   *
   * @throws IllegalArgumentException if it cannot be told from the cells
   */
  static char checked(char separator) {
    if (separator == '"'
        || separator == '\n'
        || separator == '\r'
        || Character.isLetterOrDigit(separator)
        || Character.isSurrogate(separator)) {
      throw new IllegalArgumentException(
          "the separator is %s; expected one such as ',', ';', '|' or a tab, and no letter, digit, quotation mark or line end"
              .formatted(Quoted.of(String.valueOf(separator))));
    }
    return separator;
  }
}
