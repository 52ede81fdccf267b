package rustgrad.playground.formula;

/**
 * A word of a formula.
 *
 * @param text as it stands; empty at the end
 * @param start the index of its first sign
 */
record Token(Kind kind, String text, int start) {
  enum Kind {
    NUMBER,
    NAME,
    SIGN,
    BREAK,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  int end() {
    return start + text.length();
  }

  /** As an error message says it. */
  @Override
  public String toString() {
    return switch (kind) {
      case END -> "the end";
      case BREAK -> "the end of the line";
      default -> "'" + text + "'";
    };
  }
}
