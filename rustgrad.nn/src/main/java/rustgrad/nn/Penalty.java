package rustgrad.nn;

import rustgrad.api.Value;

/** What is added to a loss to keep parameters small. */
public final class Penalty {
  private Penalty() {}

  /**
   * The L2 penalty strength (p[0]^2 + p[1]^2 + ...), as in ridge regression.
   *
   * @param strength the factor
   * @param parameters the values to keep small, at least one
   * @throws IllegalArgumentException if the strength is negative or not finite, or there is no
   *     parameter
   */
  public static Value l2(double strength, Value... parameters) {
    Check.notNegative("the strength of the L2 penalty", strength);
    Check.atLeast(1, "the number of values to penalise", parameters.length);
    return Value.dot(parameters, parameters).times(strength);
  }
}
