package rustgrad.core.eager;

import rustgrad.api.Value;
import rustgrad.api.spi.Dispatcher;

/**
 * What one differentiates with respect to. Its number and its gradient stand in arrays, which those
 * of a model's parameters share.
 */
public final class Leaf extends Node {
  public final double[] numbers;
  final double[] gradients;
  public final int index;

  /** The leaf at this place of two arrays. */
  public Leaf(double[] numbers, double[] gradients, int index) {
    super(Double.NaN); // not used: the number is in the array
    this.numbers = numbers;
    this.gradients = gradients;
    this.index = index;
  }

  /** The number of what stands for this leaf, if anything does; a traced value refuses to tell. */
  @Override
  public double item() {
    Value standIn = Dispatcher.standIn(this);
    return standIn instanceof Node node ? node.number() : standIn.item();
  }

  @Override
  public double grad() {
    return gradients[index];
  }

  @Override
  public void zeroGrad() {
    gradients[index] = 0;
  }
}
