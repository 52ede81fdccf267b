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
}
