package rustgrad.rows.plan;

/**
 * Constants that need no place among the computed numbers: a plan has a negative number for each,
 * where a slot or a place would stand.
 */
public final class FixedNumber {
  /** 1.0, with which a term that is no product becomes one. */
  static final int ONE = -1;

  /** -0.0, which changes no bit of what is added to it: the start of a dot that has none. */
  static final int NO_START = -2;

  private FixedNumber() {}

  /** The number that stands there. */
  public static double at(int place) {
    return switch (place) {
      case ONE -> 1.0;
      case NO_START -> -0.0;
      default -> throw new AssertionError(place);
    };
  }
}
