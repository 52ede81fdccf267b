package rustgrad.playground.formula;

/** What is wrong with a formula, and where. */
public final class FormulaException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String text;
  private final int position;

  FormulaException(String text, int position, String problem) {
    super(place(text, position) + problem);
    this.text = text;
    this.position = position;
  }

  /** The line that is wrong, and below it a sign where. */
  public String excerpt() {
    int at = Math.min(position, text.length());
    int start = text.lastIndexOf('\n', at - 1) + 1;
    int end = text.indexOf('\n', at);
    String line = text.substring(start, end < 0 ? text.length() : end);
    return line + "\n" + " ".repeat(at - start) + "^";
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
