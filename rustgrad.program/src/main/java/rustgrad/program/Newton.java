package rustgrad.program;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Solves an equation F(x, p) = 0 for x by Newton's method, x - F / F_x, from a given start. A step
 * that does not bring F closer to 0 is halved until it does.
 *
 * <pre>{@code
 * Program kepler = Program.trace(3, x -> x[0].minus(x[2].times(x[0].sin())).minus(x[1]));
 * Newton.of(kepler, p -> p[0]).applyAsDouble(new double[] {1, 0.5}); // x - 0.5 sin(x) = 1 at 1.498...
 * }</pre>
 *
 * <p>Pure, and callable from any thread.
 */
public final class Newton implements ToDoubleFunction<double[]> {
  private static final int MOST_STEPS = 100;

  /** Enough to halve the greatest number down to 1; the search ends earlier where x - step is x. */
  private static final int MOST_HALVINGS = 1100;

  /**
   * A step this small, relative to x, that brings F no closer to 0 only meets rounding: the error
   * after it would be the square of that before.
   */
  private static final double SMALL_STEP = 1e-6;

  private final Program equation;
  private final ToDoubleFunction<double[]> start;

  private Newton(Program equation, ToDoubleFunction<double[]> start) {
    this.equation = Objects.requireNonNull(equation, "equation");
    this.start = Objects.requireNonNull(start, "start");
    if (equation.inputs() < 1) {
      throw new IllegalArgumentException(
          "an equation of no inputs; the first is what it is solved for");
    }
  }

  /**
   * A solver that always starts at the same number.
   *
   * @param equation F, of x and then of the numbers p that are given
   * @throws IllegalArgumentException if the equation has no inputs
   */
  public static Newton of(Program equation, double start) {
    return new Newton(equation, p -> start);
  }

  /**
   * A solver that starts at a number that depends on p.
   *
   * @throws IllegalArgumentException if the equation has no inputs
   */
  public static Newton of(Program equation, ToDoubleFunction<double[]> start) {
    return new Newton(equation, start);
  }

  /**
   * The x at which F(x, p) = 0, up to rounding.
   *
   * @throws ArithmeticException if none is found; the message names p, where the search ended, and
   *     what F is there
   */
  @Override
  public double applyAsDouble(double[] p) {
    double[] at = new double[p.length + 1];
    System.arraycopy(p, 0, at, 1, p.length);
    at[0] = start.applyAsDouble(p);
    double[] gradient = new double[at.length];
    double residual = equation.gradient(at, gradient);
    boolean small = false;
    for (int k = 0; k < MOST_STEPS && residual != 0; k++) {
      double x = at[0];
      double step = residual / gradient[0];
      if (!Double.isFinite(step) || step == 0) {
        small = false;
        break;
      }
      small = Math.abs(step) <= SMALL_STEP * Math.max(Math.abs(x), SMALL_STEP);
      if (!approach(at, x, step, residual, small ? 0 : MOST_HALVINGS)) {
        break;
      }
      residual = equation.gradient(at, gradient);
    }
    if (residual == 0 || small) {
      return at[0];
    }
    throw new ArithmeticException(
        "Newton's method for p = %s ended at x = %s, where F = %s and dF/dx = %s; give another start, or a solver of your own"
            .formatted(Arrays.toString(p), at[0], residual, gradient[0]));
  }

  /** Takes the step, halved until F comes closer to 0; stays at x if it never does. */
  private boolean approach(double[] at, double x, double step, double residual, int halvings) {
    at[0] = x - step;
    for (int k = 0; k <= halvings && at[0] != x; k++) {
      if (Math.abs(equation.value(at)) < Math.abs(residual)) {
        return true;
      }
      step /= 2;
      at[0] = x - step;
    }
    at[0] = x;
    return false;
  }
}
