package rustgrad.io;

import java.util.List;
import java.util.stream.Collectors;

/** Text from a file as an error shows it: on one line, and not too long. */
final class Quoted {
  private static final int MOST = 60;
  private static final int MOST_OF_A_MESSAGE = 600;

  private Quoted() {}

  /** In quotation marks, with control characters escaped and a long end cut off. */
  static String of(String text) {
    return "'" + escaped(text) + "'";
  }

  /** The first of some texts, such as "'a', 'b' and more". */
  static String list(List<String> texts, int most) {
    return texts.stream().limit(most).map(Quoted::of).collect(Collectors.joining(", "))
        + (texts.size() > most ? " and more" : "");
  }

  static String escaped(String text) {
    return escaped(text, MOST);
  }

  /** A message about a file that quotes it without knowing where it is from. */
  static String message(String text) {
    return escaped(text, MOST_OF_A_MESSAGE);
  }

  private static String escaped(String text, int most) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (escaped.length() >= most) {
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
