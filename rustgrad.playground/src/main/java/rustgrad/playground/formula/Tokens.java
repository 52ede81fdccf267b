package rustgrad.playground.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits a formula into words. */
final class Tokens {
  private static final String SIGNS = "+-*/^(),.=<>";
  private static final Set<String> OF_TWO = Set.of("**", "<=", ">=", "==", "!=");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(String text) {
    this.text = text;
  }

  /**
   * The words of a text, and one at its end.
   *
   * @throws FormulaException if there is a sign that no word begins with
   */
  static List<Token> of(String text) {
    Tokens tokens = new Tokens(text);
    while (tokens.at < text.length()) {
      tokens.next();
    }
    tokens.add(Token.Kind.END, text.length());
    return tokens.tokens;
  }

  private void next() {
    char sign = text.charAt(at);
    if (sign == '\n' || sign == ';') {
      add(Token.Kind.BREAK, at + 1);
    } else if (Character.isWhitespace(sign)) {
      at++;
    } else if (sign == '#') {
      skipComment();
    } else if (isDigit(at) || sign == '.' && isDigit(at + 1)) {
      add(Token.Kind.NUMBER, endOfNumber());
    } else if (Character.isLetter(sign) || sign == '_') {
      add(Token.Kind.NAME, endOfName());
    } else if (OF_TWO.contains(text.substring(at, Math.min(at + 2, text.length())))) {
      add(Token.Kind.SIGN, at + 2);
    } else if (SIGNS.indexOf(sign) >= 0) {
      add(Token.Kind.SIGN, at + 1);
    } else {
      throw new FormulaException(
          text,
          at,
          "'%s' means nothing here; expected names, numbers, and + - * / ^ < > ( ) , . = ;"
              .formatted(new String(Character.toChars(text.codePointAt(at)))));
    }
  }

  private void add(Token.Kind kind, int end) {
    tokens.add(new Token(kind, text.substring(at, end), at));
    at = end;
  }

  private void skipComment() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private int endOfName() {
    int end = at;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return end;
  }

  /** Digits, with a point among them, and an exponent. A point before a name is that of a call. */
  private int endOfNumber() {
    int end = endOfDigits(at);
    if (isSign(end, ".") && !isLetter(end + 1)) {
      end = endOfDigits(end + 1);
    }
    if (isSign(end, "eE")) {
      int digits = isSign(end + 1, "+-") ? end + 2 : end + 1;
      end = isDigit(digits) ? endOfDigits(digits) : end;
    }
    return end;
  }

  private int endOfDigits(int from) {
    int end = from;
    while (isDigit(end)) {
      end++;
    }
    return end;
  }

  private boolean isDigit(int i) {
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  private boolean isLetter(int i) {
    return i < text.length() && Character.isLetter(text.charAt(i));
  }

  private boolean isSign(int i, String signs) {
    return i < text.length() && signs.indexOf(text.charAt(i)) >= 0;
  }
}
