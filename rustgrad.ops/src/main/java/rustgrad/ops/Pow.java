package rustgrad.ops;

import rustgrad.api.BinaryOp;
import rustgrad.api.Comparison;
import rustgrad.api.Value;

/**
 * The power y = a^b, for a &gt;= 0 or an integer b; NaN for other negative bases.
 *
 * <p>The derivatives follow PyTorch: with respect to the base it is 0 where b is 0; with respect to
 * the exponent it is 0 where a is 0 and b is not negative, and NaN for negative a.
 *
 * <p>NaN to the power of 0 is 1, as every other number is, and so for {@link Math#pow} and PyTorch:
 * its derivative with respect to the base is 0, that with respect to the exponent NaN. 1 to an
 * infinite power or to that of NaN is NaN, as for {@link Math#pow}.
 *
 * <p>Computed with {@link Math#pow}, whose last bit may differ between JVMs.
 */
public final class Pow extends StandardOp implements BinaryOp {
  @Override
  public String name() {
    return "pow";
  }

  @Override
  public double apply(double a, double b) {
    return Math.pow(a, b);
  }

  /** dy/da = b a^(b-1). */
  @Override
  public double partialA(double a, double b, double y) {
    return b == 0 ? 0 : Piecewise.unlessNaN(y, b * Math.pow(a, b - 1));
  }

  /** dy/db = y ln a. */
  @Override
  public double partialB(double a, double b, double y) {
    return a == 0 && b >= 0 ? 0 : y * Logarithm.log(a);
  }

  @Override
  public Value partialA(Value a, Value b, Value y) {
    Value zero = Value.constant(0);
    Value power = a.pow(b.minus(1));
    Value partial = b.times(power);
    // Near a = 0 the power is infinite, and 0 times infinity is NaN, as is 0 times NaN.
    Value ifExponentIsZero = Value.where(partial, Comparison.EQUAL, partial, partial, zero);
    return Piecewise.unlessNaN(
        y, Value.where(b, Comparison.EQUAL, zero, ifExponentIsZero, partial));
  }

  @Override
  public Value partialB(Value a, Value b, Value y) {
    Value zero = Value.constant(0);
    Value partial = y.times(a.log());
    Value ifBaseIsZero = Value.where(b, Comparison.GREATER_OR_EQUAL, zero, zero, partial);
    return Value.where(a, Comparison.EQUAL, zero, ifBaseIsZero, partial);
  }
}
