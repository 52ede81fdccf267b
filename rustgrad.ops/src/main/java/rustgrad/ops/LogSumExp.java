package rustgrad.ops;

import rustgrad.api.Comparison;
import rustgrad.api.NaryOp;
import rustgrad.api.Value;

/**
 * The logarithm of a sum of exponentials, y = ln(e^x[0] + e^x[1] + ...), a smooth maximum. No
 * intermediate result overflows, and where one input is 0 and the others are far below it, the
 * value keeps its full relative precision.
 *
 * <p>The partials are the softmax of the inputs. They are computed from y, whose rounding gives
 * them a relative error of |y| 2^-53; for inputs far from 0, shift all by the greatest first.
 *
 * <p>The value is infinite if the greatest input is; the partials are then 1 for an input that is
 * equal to it, and 0 for the others.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM.
 */
public final class LogSumExp extends StandardOp implements NaryOp {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Override
  public String name() {
    return "logSumExp";
  }

  /** m + ln(1 + the sum of e^(x[k] - m) over all inputs but one of the greatest, m). */
  @Override
  public double apply(double[] x) {
    double greatest = MaxOf.greatest(x);
    if (!Double.isFinite(greatest)) {
      return greatest;
    }
    double rest = 0;
    boolean isLeftOut = false;
    for (double input : x) {
      if (input == greatest && !isLeftOut) {
        isLeftOut = true;
      } else {
        rest += Exponential.exp(input - greatest);
      }
    }
    return greatest + Logarithm.log1p(rest);
  }

  /** dy/dx[k] = e^(x[k] - y). */
  @Override
  public void partials(double[] x, double y, double[] into) {
    for (int k = 0; k < x.length; k++) {
      into[k] = Double.isInfinite(y) ? Piecewise.isEqual(x[k], y) : Exponential.exp(x[k] - y);
    }
  }

  @Override
  public Value partial(int i, Value[] x, Value y) {
    return Value.where(
        y.abs(),
        Comparison.EQUAL,
        Value.constant(INFINITY),
        Piecewise.isEqual(x[i], y),
        x[i].minus(y).exp());
  }

  /** As the value: of the inputs that tie with the greatest, all but one count as 1. */
  @Override
  public Value expression(Value... x) {
    Value zero = Value.constant(0);
    Value one = Value.constant(1);
    Value infinity = Value.constant(INFINITY);
    Value greatest = Value.maxOf(x);
    Value shift = Value.where(greatest.abs(), Comparison.EQUAL, infinity, zero, greatest);
    Value[] ties = new Value[x.length];
    Value[] others = new Value[x.length];
    for (int k = 0; k < x.length; k++) {
      ties[k] = Value.where(x[k], Comparison.EQUAL, greatest, one, zero);
      others[k] = Value.where(x[k], Comparison.EQUAL, greatest, zero, x[k].minus(shift).exp());
    }
    Value rest = Value.sum(others).plus(Value.sum(ties).minus(1));
    Value finite = rest.log1p().plus(shift);
    return Value.where(greatest.abs(), Comparison.EQUAL, infinity, greatest, finite);
  }
}
