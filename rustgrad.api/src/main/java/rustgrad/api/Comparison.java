package rustgrad.api;

/**
 * How two numbers are compared. As with the operators of Java, every comparison with NaN except
 * {@link #NOT_EQUAL} is false, and zeros of either sign are equal.
 */
public enum Comparison {
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  EQUAL("=="),
  NOT_EQUAL("!=");

  private final String symbol;

  Comparison(String symbol) {
    this.symbol = symbol;
  }

  /** Whether {@code left} stands in this relation to {@code right}. */
  public boolean test(double left, double right) {
    return switch (this) {
      case LESS -> left < right;
      case LESS_OR_EQUAL -> left <= right;
      case GREATER -> left > right;
      case GREATER_OR_EQUAL -> left >= right;
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
    };
  }

  /** The operator as Java writes it, such as "{@code <=}". */
  @Override
  public String toString() {
    return symbol;
  }
}
