package rustgrad.core.eager;

import rustgrad.api.Value;

/** A leaf whose number and gradient stand in arrays that it shares with other leaves. */
public final class ParameterLeaf extends Leaf {
  final double[] values;
  final double[] gradients;
  final int index;

  public ParameterLeaf(double[] values, double[] gradients, int index) {
    super(Double.NaN);
    this.values = values;
    this.gradients = gradients;
    this.index = index;
  }

  double number() {
    if (Substitution.any()) {
      Value other = Substitution.of(this);
      if (other != this) {
        return other.item();
      }
    }
    return values[index];
  }
}
