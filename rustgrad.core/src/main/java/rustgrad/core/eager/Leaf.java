package rustgrad.core.eager;

/** A number that one differentiates with respect to: contributions add up until zeroGrad(). */
final class Leaf extends Node {
  Leaf(double number) {
    super(number);
  }

  @Override
  public String op() {
    return "leaf";
  }
}
