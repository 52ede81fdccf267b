package rustgrad.core.eager;

/** A number that gradients accumulate in. */
sealed class Leaf extends Node permits ParameterLeaf {
  Leaf(double value) {
    super(value);
  }

  @Override
  public final String op() {
    return "leaf";
  }
}
