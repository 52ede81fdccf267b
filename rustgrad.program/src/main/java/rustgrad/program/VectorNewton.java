package rustgrad.program;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Solves n equations F(x, p) = 0 for n unknowns x by Newton's method, x - F_x^-1 F, from a given
 * start. A step that does not bring the greatest of |F| closer to 0 is halved until it does.
 *
 * <pre>{@code
 * VectorProgram circleAndLine = VectorProgram.trace(4, 2, x -> new Value[] {   // x, y, r, a
 *     x[0].times(x[0]).plus(x[1].times(x[1])).minus(x[2].times(x[2])),         // x^2 + y^2 = r^2
 *     x[1].minus(x[3].times(x[0]))});                                          // y = a x
 * VectorNewton.of(circleAndLine, new double[] {1, 1}).apply(new double[] {5, 0.75}); // {4, 3}
 * }</pre>
 *
 * <p>Pure, and callable from any thread. Unknowns, and equations, should be of about the same size.
 */
public final class VectorNewton implements UnaryOperator<double[]> {
  private final VectorProgram equations;
  private final UnaryOperator<double[]> start;

  private VectorNewton(VectorProgram equations, UnaryOperator<double[]> start) {
    this.equations = Objects.requireNonNull(equations, "equations");
    this.start = Objects.requireNonNull(start, "start");
    if (equations.inputs() < equations.outputs()) {
      throw new IllegalArgumentException(
          "%d equations of %d inputs; the first inputs are the unknowns, one for each equation"
              .formatted(equations.outputs(), equations.inputs()));
    }
  }

  /**
   * A solver that always starts at the same numbers.
   *
   * @param equations F, of x and then of the numbers p that are given
   * @param start a number for each unknown
   * @throws IllegalArgumentException if the equations have fewer inputs than outputs, or there is
   *     not a start for each output
   */
  public static VectorNewton of(VectorProgram equations, double[] start) {
    double[] copy = start.clone();
    VectorNewton newton = new VectorNewton(equations, p -> copy);
    newton.checkStart(copy);
    return newton;
  }

  /**
   * A solver that starts at numbers that depend on p.
   *
   * @throws IllegalArgumentException if the equations have fewer inputs than outputs
   */
  public static VectorNewton of(VectorProgram equations, UnaryOperator<double[]> start) {
    return new VectorNewton(equations, start);
  }

  /**
   * The x at which F(x, p) = 0, up to rounding.
   *
   * @throws ArithmeticException if none is found; the message names p, where the search ended, and
   *     what F is there
   * @throws IllegalArgumentException if there is not a start for each unknown
   */
  @Override
  public double[] apply(double[] p) {
    double[] from = start.apply(p.clone());
    checkStart(from);
    NewtonIteration search = new NewtonIteration(new OfProgram(equations), from, p);
    boolean found = search.run();
    double[] x = Arrays.copyOf(search.at, equations.outputs());
    if (!found) {
      throw new ArithmeticException(
          "Newton's method for p = %s ended at x = %s, where F = %s; give another start, or a solver of your own"
              .formatted(Arrays.toString(p), Arrays.toString(x), Arrays.toString(search.residual)));
    }
    return x;
  }

  private void checkStart(double[] from) {
    if (from.length != equations.outputs()) {
      throw new IllegalArgumentException(
          "a start of %d numbers for %d unknowns".formatted(from.length, equations.outputs()));
    }
  }

  private record OfProgram(VectorProgram program) implements NewtonIteration.Equations {
    @Override
    public void evaluate(double[] at, double[] residual) {
      program.evaluate(at, residual);
    }

    @Override
    public void linearize(double[] at, double[] residual, double[] jacobian) {
      program.evaluate(at, residual);
      program.jacobian(at, jacobian);
    }
  }
}
