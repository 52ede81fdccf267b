package rustgrad.core.eager;

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
}
