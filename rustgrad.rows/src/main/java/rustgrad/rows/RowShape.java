package rustgrad.rows;

import rustgrad.program.ir.Count;

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
    check(p);
    if (data.columns() != columns) {
      throw new IllegalArgumentException(
          "rows of %s for a program of %d".formatted(Count.of(data.columns(), "column"), columns));
    }
  }

  void check(double[] p) {
    if (p.length != parameters) {
      throw new IllegalArgumentException(
          "%s for a program of %s"
              .formatted(Count.of(p.length, "number"), Count.of(parameters, "parameter")));
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
          "the gradient of %s into an array of %d; give one of %d"
              .formatted(Count.of(parameters, "parameter"), into.length, parameters));
    }
    checkDistinct(p, into);
  }

  void checkOutputs(double[] p, double[] into) {
    if (into.length != outputs) {
      throw new IllegalArgumentException(
          "a number for each of %s into an array of %d; give one of %d"
              .formatted(Count.of(outputs, "output"), into.length, outputs));
    }
    checkDistinct(p, into);
  }

  /** Such as "2 parameters, 3 columns". */
  @Override
  public String toString() {
    return Count.of(parameters, "parameter") + ", " + Count.of(columns, "column");
  }
}
