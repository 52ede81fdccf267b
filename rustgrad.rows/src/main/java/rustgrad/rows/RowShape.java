package rustgrad.rows;

/** How many numbers go into a program over rows, and how many come out for each row. */
record RowShape(int parameters, int columns, int outputs) {

  /** Checks that there can be such a program. */
  void check() {
    if (parameters < 0) {
      throw new IllegalArgumentException(
          "a function of %d parameters; give 0 or more".formatted(parameters));
    }
    Rows.checkColumns(columns);
    if (outputs < 1) {
      throw new IllegalArgumentException(
          "a function of %d outputs; give 1 or more".formatted(outputs));
    }
  }

  void check(double[] p, Rows data) {
    if (p.length != parameters) {
      throw new IllegalArgumentException(
          "%d numbers for a program of %d parameters".formatted(p.length, parameters));
    }
    if (data.columns() != columns) {
      throw new IllegalArgumentException(
          "rows of %d columns for a program of %d".formatted(data.columns(), columns));
    }
  }

  /** Checks an array that results at p are written into. */
  static void checkDistinct(double[] p, double[] into) {
    if (p == into && p.length > 0) {
      throw new IllegalArgumentException(
          "the parameters and the results are the same array; give two");
    }
  }

  void checkGradient(double[] p, double[] into) {
    if (into.length != parameters) {
      throw new IllegalArgumentException(
          "the gradient of %d parameters into an array of %d".formatted(parameters, into.length));
    }
    checkDistinct(p, into);
  }

  /** Such as "2 parameters, 3 columns". */
  @Override
  public String toString() {
    return count(parameters, "parameter") + ", " + count(columns, "column");
  }

  private static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
