package rustgrad.core.eager;

/** A number without a gradient. */
final class Constant extends Node {
  Constant(double number) {
    super(number);
  }
}
