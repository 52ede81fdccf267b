package rustgrad.io;

/**
 * What becomes of the missing cells of a {@link Csv} file. Those are the empty ones, and {@code ?},
 * {@code NA}, {@code N/A}, {@code n/a}, {@code NaN}, {@code nan}, {@code null} and {@code NULL}.
 *
 * <p>No rule makes up what is to be predicted: a missing label or target is an error, unless its
 * row is {@linkplain #dropRow() left out}.
 */
public final class Missing {
  private static final Missing ERROR = new Missing(Rule.ERROR, Double.NaN);
  private static final Missing DROP_ROW = new Missing(Rule.DROP_ROW, Double.NaN);
  private static final Missing MEAN = new Missing(Rule.MEAN, Double.NaN);

  enum Rule {
    ERROR,
    DROP_ROW,
    MEAN,
    VALUE
  }

  private final Rule rule;
  private final double value;

  private Missing(Rule rule, double value) {
    this.rule = rule;
    this.value = value;
  }

  /** A missing cell is an error, which names its place. */
  public static Missing error() {
    return ERROR;
  }

  /** A row with a missing cell is left out, unless the cell is in a column that is. */
  public static Missing dropRow() {
    return DROP_ROW;
  }

  /**
   * A missing number is the mean of its column; of a column of categories, all inputs are 0.
   *
   * <p>The mean is that of all rows that are read. If they are split afterwards, what the model is
   * trained on knows a little of what it is tested on.
   */
  public static Missing mean() {
    return MEAN;
  }

  /**
   * A missing number is this one; of a column of categories, all inputs are 0.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public static Missing value(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "the value of missing cells is %s; expected a finite number".formatted(value));
    }
    return new Missing(Rule.VALUE, value);
  }

  Rule rule() {
    return rule;
  }

  double value() {
    return value;
  }

  static boolean isMissing(String cell) {
    return switch (cell) {
      case "", "?", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL" -> true;
      default -> false;
    };
  }

  /** Such as "Missing(DROP_ROW)" or "Missing(VALUE 0.0)". */
  @Override
  public String toString() {
    return "Missing(%s%s)".formatted(rule, rule == Rule.VALUE ? " " + value : "");
  }
}
