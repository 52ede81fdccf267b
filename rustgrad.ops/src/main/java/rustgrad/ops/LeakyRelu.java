package rustgrad.ops;

import rustgrad.api.BinaryOp;
import rustgrad.api.Comparison;
import rustgrad.api.Value;

/**
 * The leaky rectifier, y = x where x &gt; 0, else slope x (Maas, Hannun and Ng, 2013).
 *
 * <p>The derivative at 0 is the slope, as in PyTorch. A NaN slope shows only where it is used.
 */
public final class LeakyRelu extends StandardOp implements BinaryOp {
  @Override
  public String name() {
    return "leakyRelu";
  }

  @Override
  public double apply(double x, double slope) {
    return x > 0 ? x : slope * x;
  }

  /** dy/dx = 1 where x &gt; 0, else slope. */
  @Override
  public double partialA(double x, double slope, double y) {
    return Piecewise.unlessNaN(y, x > 0 ? 1 : slope);
  }

  /** dy/dslope = 0 where x &gt; 0, else x. */
  @Override
  public double partialB(double x, double slope, double y) {
    return Piecewise.unlessNaN(y, x > 0 ? 0 : x);
  }

  @Override
  public Value partialA(Value x, Value slope, Value y) {
    Value partial = Value.where(x, Comparison.GREATER, Value.constant(0), Value.constant(1), slope);
    return Piecewise.unlessNaN(y, partial);
  }

  @Override
  public Value partialB(Value x, Value slope, Value y) {
    Value zero = Value.constant(0);
    return Piecewise.unlessNaN(y, Value.where(x, Comparison.GREATER, zero, zero, x));
  }

  /** The definition. */
  @Override
  public Value expression(Value... x) {
    return Value.where(x[0], Comparison.GREATER, Value.constant(0), x[0], x[1].times(x[0]));
  }
}
