package rustgrad.io;

/** Text from a file as an error shows it: on one line, and not too long. */
final class Quoted {
  private static final int MOST = 60;

  private Quoted() {}

  /** In quotation marks, with control characters escaped and a long end cut off. */
  static String of(String text) {
    return "'" + escaped(text) + "'";
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (escaped.length() >= MOST) {
        return escaped.append("...").toString();
      }
      char c = text.charAt(i);
      if (isShown(c)) {
        escaped.append(c);
      } else {
        escaped.append("\\u%04x".formatted((int) c));
      }
    }
    return escaped.toString();
  }

  /** Not control characters, nor those that change the direction or the line of what follows. */
  private static boolean isShown(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
