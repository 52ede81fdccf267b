package rustgrad.ops;

import rustgrad.api.BinaryOp;
import rustgrad.api.Value;

/**
 * The lesser of two numbers; NaN if either is.
 *
 * <p>At a tie each has derivative 1/2, as in PyTorch, so that min(x, x) has derivative 1.
 */
public final class Min extends StandardOp implements BinaryOp {
  @Override
  public String name() {
    return "min";
  }

  @Override
  public double apply(double a, double b) {
    return Math.min(a, b);
  }

  /** dy/da = 1 where a &lt; b, 1/2 where a = b, else 0. */
  @Override
  public double partialA(double a, double b, double y) {
    return Piecewise.unlessNaN(y, Piecewise.shareOfGreater(b, a));
  }

  /** dy/db = 1 where b &lt; a, 1/2 where a = b, else 0. */
  @Override
  public double partialB(double a, double b, double y) {
    return Piecewise.unlessNaN(y, Piecewise.shareOfGreater(a, b));
  }

  @Override
  public Value partialA(Value a, Value b, Value y) {
    return Piecewise.unlessNaN(y, Piecewise.shareOfGreater(b, a));
  }

  @Override
  public Value partialB(Value a, Value b, Value y) {
    return Piecewise.unlessNaN(y, Piecewise.shareOfGreater(a, b));
  }
}
