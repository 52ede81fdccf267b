package rustgrad.ops;

import rustgrad.api.BinaryOp;
import rustgrad.api.Value;

/**
 * The greater of two numbers; NaN if either is.
 *
 * <p>At a tie each has derivative 1/2, as in PyTorch, so that max(x, x) has derivative 1.
 */
public final class Max extends StandardOp implements BinaryOp {
  @Override
  public String name() {
    return "max";
  }

  @Override
  public double apply(double a, double b) {
    return Math.max(a, b);
  }

  /** dy/da = 1 where a &gt; b, 1/2 where a = b, else 0. */
  @Override
  public double partialA(double a, double b, double y) {
    return Piecewise.unlessNaN(y, Piecewise.shareOfGreater(a, b));
  }

  /** dy/db = 1 where b &gt; a, 1/2 where a = b, else 0. */
  @Override
  public double partialB(double a, double b, double y) {
    return Piecewise.unlessNaN(y, Piecewise.shareOfGreater(b, a));
  }

  @Override
  public Value partialA(Value a, Value b, Value y) {
    return Piecewise.unlessNaN(y, Piecewise.shareOfGreater(a, b));
  }

  @Override
  public Value partialB(Value a, Value b, Value y) {
    return Piecewise.unlessNaN(y, Piecewise.shareOfGreater(b, a));
  }
}
