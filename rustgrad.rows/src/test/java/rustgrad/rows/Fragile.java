package rustgrad.rows;

import rustgrad.api.UnaryOp;

/** The identity, which throws for one number. */
record Fragile(double never) implements UnaryOp {
  @Override
  public String name() {
    return "fragile";
  }

  @Override
  public double apply(double x) {
    if (x == never) {
      throw new ArithmeticException("never " + x);
    }
    return x;
  }

  @Override
  public double partial(double x, double y) {
    return 1;
  }
}
