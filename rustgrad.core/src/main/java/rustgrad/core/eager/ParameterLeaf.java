package rustgrad.core.eager;

import rustgrad.api.Value;
import rustgrad.api.spi.Dispatcher;

/** A leaf whose number and gradient stand in arrays that it shares with other leaves. */
public final class ParameterLeaf extends Node {
  final double[] numbers;
  final double[] gradients;
  final int index;

  public ParameterLeaf(double[] numbers, double[] gradients, int index) {
    super(Double.NaN);
    this.numbers = numbers;
    this.gradients = gradients;
    this.index = index;
  }

  /** That of what stands for this leaf: within a trace there is none to read. */
  @Override
  public double item() {
    Value standIn = Dispatcher.standIn(this);
    return standIn == this ? number() : standIn.item();
  }

  @Override
  public double grad() {
    return gradients[index];
  }

  @Override
  public void zeroGrad() {
    gradients[index] = 0;
  }

  @Override
  public String op() {
    return "leaf";
  }
}
