package rustgrad.io;

/** Where lines end: after a line feed, a carriage return, or both, as editors count. */
final class LineEnds {
  private LineEnds() {}

  /** Whether a line ends with this character; that of a pair is counted once. */
  static boolean isLineEnd(char before, char c) {
    return c == '\r' || c == '\n' && before != '\r';
  }

  /** How many lines end within a text. */
  static int count(String text) {
    int count = 0;
    char before = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isLineEnd(before, c)) {
        count++;
      }
      before = c;
    }
    return count;
  }
}
