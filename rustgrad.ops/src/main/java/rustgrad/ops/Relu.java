package rustgrad.ops;

import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The rectifier, y = x where x &gt; 0, else 0; NaN for NaN.
 *
 * <p>The derivative at 0 is 0, as in PyTorch.
 */
public final class Relu extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "relu";
  }

  @Override
  public double apply(double x) {
    return Math.max(x, 0);
  }

  /** dy/dx = 1 where x &gt; 0, else 0. */
  @Override
  public double partial(double x, double y) {
    return Piecewise.unlessNaN(y, x > 0 ? 1 : 0);
  }

  @Override
  public Value partial(Value x, Value y) {
    Value zero = Value.constant(0);
    Value slope = Value.where(x, Comparison.GREATER, zero, Value.constant(1), zero);
    return Piecewise.unlessNaN(y, slope);
  }

  @Override
  public void apply(double[] x, int xFrom, double[] y, int yFrom, int length) {
    System.arraycopy(x, xFrom, y, yFrom, length);
    for (int i = yFrom; i < yFrom + length; i++) {
      y[i] = Math.max(y[i], 0);
    }
  }

  @Override
  public void partial(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    System.arraycopy(y, yFrom, into, intoFrom, length);
    for (int i = intoFrom; i < intoFrom + length; i++) {
      into[i] = Piecewise.sign(into[i]);
    }
  }
}
