package rustgrad.core.eager;

/** A number without a gradient. */
final class Constant extends Node {
  Constant(double value) {
    super(value);
  }

  @Override
  public String op() {
    return "constant";
  }
}
