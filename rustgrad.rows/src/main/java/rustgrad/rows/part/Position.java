package rustgrad.rows.part;

/**
 * Where a program over rows is evaluated.
 *
 * @param parameters how many parameters there are
 * @param fingerprint of their bits
 * @param columns how many numbers a row has
 */
public record Position(int parameters, long fingerprint, int columns) {

  /**
   * @throws IllegalArgumentException if there is no such program
   */
  public Position {
    if (parameters < 0 || columns < 1) {
      throw new IllegalArgumentException(
          "%d parameters and %d columns".formatted(parameters, columns));
    }
  }

  /** Such as "2 parameters and 3 columns". */
  @Override
  public String toString() {
    return "%d parameters and %d columns".formatted(parameters, columns);
  }
}
