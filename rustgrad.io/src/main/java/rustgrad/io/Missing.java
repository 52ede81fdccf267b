package rustgrad.io;

import java.util.HashSet;
import java.util.Set;

/**
 * What becomes of the missing cells of a {@link Csv} file. Those are the empty ones, and {@code ?},
 * {@code NA}, {@code #N/A}, {@code <NA>}, {@code N/A}, {@code n/a}, {@code NaN}, {@code nan},
 * {@code null}, {@code NULL} and {@code None}; {@link #withTexts} adds others.
 *
 * <p>No rule makes up what is to be predicted, or how much a row counts: a missing label, target or
 * weight is an error, unless its row is {@linkplain #dropRow() left out}.
 */
public final class Missing {
  private static final Set<String> TEXTS =
      Set.of("", "?", "NA", "#N/A", "<NA>", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None");

  private static final Missing ERROR = new Missing(Rule.ERROR, Double.NaN, TEXTS);
  private static final Missing DROP_ROW = new Missing(Rule.DROP_ROW, Double.NaN, TEXTS);
  private static final Missing MEAN = new Missing(Rule.MEAN, Double.NaN, TEXTS);

  enum Rule {
    ERROR,
    DROP_ROW,
    MEAN,
    VALUE
  }

  private final Rule rule;
  private final double value;
  private final Set<String> texts;

  private Missing(Rule rule, double value, Set<String> texts) {
    this.rule = rule;
    this.value = value;
    this.texts = texts;
  }

  /** A missing cell is an error, which names its place. */
  public static Missing error() {
    return ERROR;
  }

  /**
   * A row with a missing cell is left out, unless that column is left out by {@link Csv#without}.
   */
  public static Missing dropRow() {
    return DROP_ROW;
  }

  /**
   * A missing number is the mean of its column; of a column of categories, all inputs are 0.
   *
   * <p>The mean is that of all rows that are read. If they are split afterwards, some information
   * about the test rows leaks into the training rows. The means are not part of the model, so fill
   * the gaps of rows to predict yourself.
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
    return new Missing(Rule.VALUE, value, TEXTS);
  }

  /**
   * The same rule, by which cells with one of these texts are missing too, such as {@code "-"} or
   * {@code "n.a."}. Called again, it adds to them.
   */
  public Missing withTexts(String... more) {
    Set<String> union = new HashSet<>(texts);
    for (String text : more) {
      union.add(text.strip()); // as the cells are
    }
    return new Missing(rule, value, union);
  }

  Rule rule() {
    return rule;
  }

  double value() {
    return value;
  }

  boolean isMissing(String cell) {
    return texts.contains(cell);
  }

  /** Such as "Missing(DROP_ROW)" or "Missing(VALUE 0.0)". */
  @Override
  public String toString() {
    return "Missing(%s%s)".formatted(rule, rule == Rule.VALUE ? " " + value : "");
  }
}
