package rustgrad.ops;

import rustgrad.api.BinaryOp;
import rustgrad.api.Value;

/**
 * The length of the vector (a, b), y = sqrt(a^2 + b^2), without overflow or underflow in between.
 *
 * <p>The derivatives at the origin are 0, where PyTorch has NaN.
 *
 * <p>Computed with {@link Math#hypot}, whose last bit may differ between JVMs.
 */
public final class Hypot extends StandardOp implements BinaryOp {
  @Override
  public String name() {
    return "hypot";
  }

  @Override
  public double apply(double a, double b) {
    return Math.hypot(a, b);
  }

  /** dy/da = a / y. */
  @Override
  public double partialA(double a, double b, double y) {
    return Piecewise.overLength(a, y);
  }

  /** dy/db = b / y. */
  @Override
  public double partialB(double a, double b, double y) {
    return Piecewise.overLength(b, y);
  }

  @Override
  public Value partialA(Value a, Value b, Value y) {
    return Piecewise.overLength(a, y);
  }

  @Override
  public Value partialB(Value a, Value b, Value y) {
    return Piecewise.overLength(b, y);
  }
}
