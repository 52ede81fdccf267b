package rustgrad.playground.formula;

/**
 * One line of a formula.
 *
 * @param name what is defined
 * @param start where the right side begins in the text
 * @param end where it ends
 */
public record Definition(String name, Expression expression, int start, int end) {

  /** Whether it is a number, which makes the name a leaf. */
  public boolean isNumber() {
    return expression instanceof Expression.Constant;
  }
}
