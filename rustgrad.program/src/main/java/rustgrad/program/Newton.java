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
    double[] from = {start.applyAsDouble(p)};
    NewtonIteration search = new NewtonIteration(new OfProgram(equation), from, p);
    if (!search.run()) {
      throw new ArithmeticException(
          "Newton's method for p = %s ended at x = %s, where F = %s and dF/dx = %s; give another start, or a solver of your own"
              .formatted(Arrays.toString(p), search.at[0], search.residual[0], search.jacobian[0]));
    }
    return search.at[0];
  }

  private record OfProgram(Program program) implements NewtonIteration.Equations {
    @Override
    public void evaluate(double[] at, double[] residual) {
      residual[0] = program.value(at);
    }

    @Override
    public void linearize(double[] at, double[] residual, double[] jacobian) {
      residual[0] = program.gradient(at, jacobian);
    }
  }
}
