package rustgrad.playground.formula;

/** What is wrong with a formula, and where. */
public final class FormulaException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final int position;

  FormulaException(String text, int position, String problem) {
    super(place(text, position) + problem);
    this.position = position;
  }

  /** Such as "line 2, column 5: ", counted from 1. */
  private static String place(String text, int position) {
    String before = text.substring(0, Math.min(position, text.length()));
    int lineStart = before.lastIndexOf('\n') + 1;
    long line = before.chars().filter(sign -> sign == '\n').count() + 1;
    return "line " + line + ", column " + (before.length() - lineStart + 1) + ": ";
  }

  /** The index in the text where it is wrong; the length of the text if something lacks there. */
  public int position() {
    return position;
  }
}
