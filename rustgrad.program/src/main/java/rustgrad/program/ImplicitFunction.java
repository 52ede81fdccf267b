package rustgrad.program;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import rustgrad.api.NaryOp;
import rustgrad.api.Value;
import rustgrad.api.spi.OpNames;

/**
 * The solution x(p) of an equation F(x, p) = 0, as an op: solved by any solver, differentiated
 * through the equation.
 *
 * <pre>{@code
 * // Kepler's equation x - e sin(x) = m, with p = (m, e)
 * Program kepler = Program.trace(3, x -> x[0].minus(x[2].times(x[0].sin())).minus(x[1]));
 * NaryOp anomaly = ImplicitFunction.of("anomaly", kepler, Newton.of(kepler, p -> p[0]));
 * Value m = Value.of(1), e = Value.of(0.5);
 * Value x = Value.of(anomaly, m, e); // 1.498...
 * x.backward();
 * m.grad();                          // 1 / (1 - e cos(x))
 * }</pre>
 *
 * <p>The derivatives are those of the implicit function theorem, dx/dp[i] = -F_p[i] / F_x, to any
 * order. They do not depend on how the equation was solved, and are as exact as the solution. Where
 * F_x is 0, there are none: they are infinite or NaN.
 *
 * <p>Where there is no solution the op is NaN, and so are its derivatives; {@link #solve} tells
 * why. An op does not throw, because a program also computes what it does not use.
 *
 * <p>Of several equations with as many unknowns there is a {@link VectorImplicitFunction}.
 *
 * <p>If the equation compares values, then second derivatives within a {@link Program} are refused;
 * let it choose with {@link Value#where}.
 */
public final class ImplicitFunction implements NaryOp {
  private final String name;
  private final Program equation;
  private final ToDoubleFunction<double[]> solver;

  private ImplicitFunction(String name, Program equation, ToDoubleFunction<double[]> solver) {
    this.name = OpNames.check(name);
    this.equation = Objects.requireNonNull(equation, "equation");
    this.solver = Objects.requireNonNull(solver, "solver");
    if (equation.inputs() < 2) {
      throw new IllegalArgumentException(
          "the equation of '%s' has %d inputs; give it 2 or more: x, and the numbers that x depends on"
              .formatted(name, equation.inputs()));
    }
  }

  /**
   * The solution of an equation.
   *
   * @param name shown in graphs and errors
   * @param equation F, of x first and then of the inputs p of the op; uses no values but these
   * @param solver gives x for p, such as {@link Newton}: pure, and callable from any thread; NaN or
   *     an {@link ArithmeticException} if there is none
   * @throws IllegalArgumentException if the name is blank or has white space in it, or the equation
   *     has fewer than 2 inputs
   */
  public static ImplicitFunction of(
      String name, Program equation, ToDoubleFunction<double[]> solver) {
    return new ImplicitFunction(name, equation, solver);
  }

  /**
   * The solution at p.
   *
   * @throws ArithmeticException if there is none; the message says what the solver does
   * @throws IllegalArgumentException if there are not as many numbers as the op has inputs
   */
  public double solve(double... p) {
    if (!accepts(p.length)) {
      throw new IllegalArgumentException(
          "%d numbers for '%s', which takes %d".formatted(p.length, name, equation.inputs() - 1));
    }
    double x;
    try {
      x = solver.applyAsDouble(p.clone());
    } catch (ArithmeticException e) {
      throw noValue(name, e);
    }
    if (Double.isNaN(x)) {
      throw new ArithmeticException(
          "'%s' has no value: the solver returned NaN for p = %s"
              .formatted(name, Arrays.toString(p)));
    }
    return x;
  }

  /** The error of a solver, with the name of the op. */
  static ArithmeticException noValue(String name, ArithmeticException cause) {
    ArithmeticException named =
        new ArithmeticException("'%s' has no value: %s".formatted(name, cause.getMessage()));
    named.initCause(cause);
    return named;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean accepts(int inputs) {
    return inputs == equation.inputs() - 1;
  }

  /** The solution, or NaN if there is none. */
  @Override
  public double apply(double[] p) {
    try {
      return solver.applyAsDouble(p.clone());
    } catch (ArithmeticException e) {
      return Double.NaN;
    }
  }

  /** dx/dp[i] = -F_p[i] / F_x. */
  @Override
  public void partials(double[] p, double x, double[] into) {
    if (Double.isNaN(x)) {
      Arrays.fill(into, Double.NaN);
      return;
    }
    double[] at = new double[p.length + 1];
    at[0] = x;
    System.arraycopy(p, 0, at, 1, p.length);
    double[] gradient = new double[at.length];
    equation.gradient(at, gradient);
    for (int i = 0; i < p.length; i++) {
      into[i] = -(gradient[i + 1] / gradient[0]);
    }
  }

  /**
   * The same as an expression, by the nested gradient of the equation, so that it has all
   * derivatives.
   */
  @Override
  public Value partial(int i, Value[] p, Value x) {
    Value[] at = new Value[p.length + 1];
    at[0] = x;
    System.arraycopy(p, 0, at, 1, p.length);
    Value[] gradient = equation.gradient(at);
    return gradient[i + 1].div(gradient[0]).negate();
  }

  /** Such as "ImplicitFunction 'anomaly'". */
  @Override
  public String toString() {
    return "ImplicitFunction '" + name + "'";
  }
}
