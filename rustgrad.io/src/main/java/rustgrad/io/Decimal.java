package rustgrad.io;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Numbers in text: digits with a mark for the decimals or without, a sign before them, and an
 * exponent. With a point as the mark:
 *
 * <pre>
 * number:   [+-] digits [. digit*] [exponent]  |  [+-] . digits [exponent]
 * exponent: (e | E) [+-] digits
 * </pre>
 */
enum Decimal {
  POINT('.'),
  COMMA(',');

  private final char mark;

  Decimal(char mark) {
    this.mark = mark;
  }

  /** The number that a text is. */
  double parse(String text) {
    return Double.parseDouble(mark == '.' ? text : text.replace(mark, '.'));
  }

  /** Whether a text is a number; others are read by Double.parseDouble too. */
  boolean isNumber(String text) {
    int start = afterSign(text, 0);
    int point = afterDigits(text, start);
    int end = point;
    if (isAt(text, point, mark)) {
      end = afterDigits(text, point + 1);
      if (end == start + 1) {
        return false; // a mark alone
      }
    } else if (point == start) {
      return false;
    }
    if (isAt(text, end, 'e') || isAt(text, end, 'E')) {
      int exponent = afterSign(text, end + 1);
      end = afterDigits(text, exponent);
      return end > exponent && end == text.length();
    }
    return end == text.length();
  }

  private static int afterSign(String text, int at) {
    return isAt(text, at, '+') || isAt(text, at, '-') ? at + 1 : at;
  }

  private static int afterDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static boolean isAt(String text, int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  /**
   * The place of each text in the order of the numbers that they are, or else of their characters.
   */
  Map<String, Integer> places(Collection<String> texts) {
    Comparator<String> alphabetical = Comparator.naturalOrder();
    Comparator<String> order =
        texts.stream().allMatch(this::isNumber)
            ? Comparator.comparingDouble(this::parse).thenComparing(alphabetical)
            : alphabetical;
    Map<String, Integer> places = new LinkedHashMap<>();
    texts.stream().distinct().sorted(order).forEach(text -> places.put(text, places.size()));
    return places;
  }
}
