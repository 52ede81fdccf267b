package rustgrad.program;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import rustgrad.api.NaryOp;
import rustgrad.api.Value;
import rustgrad.api.spi.OpNames;
import rustgrad.program.ir.Count;

/**
 * The solution x(p) of n equations F(x, p) = 0 for n unknowns, as values: solved by any solver,
 * differentiated through the equations. An {@link ImplicitFunction} is that of one.
 *
 * <pre>{@code
 * VectorProgram circleAndLine = VectorProgram.trace(4, 2, x -> new Value[] {   // x, y, r, a
 *     x[0].times(x[0]).plus(x[1].times(x[1])).minus(x[2].times(x[2])),         // x^2 + y^2 = r^2
 *     x[1].minus(x[3].times(x[0]))});                                          // y = a x
 * VectorImplicitFunction meeting = VectorImplicitFunction.of(
 *     "meeting", circleAndLine, VectorNewton.of(circleAndLine, new double[] {1, 1}));
 * Value r = Value.of(5), a = Value.of(0.75);
 * Value[] x = meeting.apply(r, a);   // 4, 3
 * x[0].backward();
 * r.grad();                          // 0.8 = 1 / sqrt(1 + a^2)
 * }</pre>
 *
 * <p>The derivatives are those of the implicit function theorem, dx/dp = -F_x^-1 F_p, to any order.
 * They do not depend on how the equations were solved, and are as exact as the solution. Where F_x
 * is singular, there are none: they are infinite or NaN.
 *
 * <p>Each component is an op. They are solved for together: the components at one point take one
 * solution, and one elimination for their derivatives, if they are computed one after another, as
 * in a {@link Program}. The work of second derivatives grows with the cube of n and more; this is
 * meant for a few unknowns.
 *
 * <p>Where there is no solution all components are NaN, and so are their derivatives; {@link
 * #solve} tells why. If the equations compare values, then second derivatives within a {@link
 * Program} are refused; let them choose with {@link Value#where}.
 */
public final class VectorImplicitFunction {
  private final String name;
  private final VectorProgram equations;
  private final UnaryOperator<double[]> solver;
  private final int unknowns;
  private final int inputs;
  private final Component[] components;
  private final MatrixInverse inverse;

  /** The unknowns; all NaN if there is no solution. */
  private final LastResult<double[]> solution = new LastResult<>(this::solutionOrNaN);

  /** F_x^-1 F_p beside what is left of F_x, a row for each unknown. */
  private final LastResult<double[]> elimination = new LastResult<>(this::eliminate);

  private VectorImplicitFunction(
      String name, VectorProgram equations, UnaryOperator<double[]> solver) {
    this.name = OpNames.check(name);
    this.equations = Objects.requireNonNull(equations, "equations");
    this.solver = Objects.requireNonNull(solver, "solver");
    this.unknowns = equations.outputs();
    this.inputs = equations.inputs() - unknowns;
    if (inputs < 1) {
      throw new IllegalArgumentException(
          "the %d equations of '%s' have %d inputs; give them more: x, a number for each equation, and the numbers that x depends on"
              .formatted(unknowns, name, equations.inputs()));
    }
    this.components = new Component[unknowns];
    Arrays.setAll(components, Component::new);
    this.inverse = new MatrixInverse(unknowns);
  }

  /**
   * The solution of some equations.
   *
   * @param name shown in graphs and errors
   * @param equations F, an output for each equation; of x first, as many unknowns as there are
   *     equations, and then of the inputs p; uses no values but these
   * @param solver gives x for p, such as {@link VectorNewton}: pure, and callable from any thread;
   *     a NaN among x or an {@link ArithmeticException} if there is none
   * @throws IllegalArgumentException if the name is blank or has white space in it, or the
   *     equations have no more inputs than outputs
   */
  public static VectorImplicitFunction of(
      String name, VectorProgram equations, UnaryOperator<double[]> solver) {
    return new VectorImplicitFunction(name, equations, solver);
  }

  /** How many unknowns there are, and so equations. */
  public int unknowns() {
    return unknowns;
  }

  /** How many numbers the unknowns depend on. */
  public int inputs() {
    return inputs;
  }

  /** Unknown k as an op of the inputs p. */
  public NaryOp component(int k) {
    return components[Objects.checkIndex(k, unknowns)];
  }

  /**
   * The solution at these values, a value for each unknown.
   *
   * @throws IllegalArgumentException if there are not {@link #inputs()} values
   */
  public Value[] apply(Value... p) {
    checkInputs(p.length);
    Value[] x = new Value[unknowns];
    Arrays.setAll(x, k -> Value.of(components[k], p));
    return x;
  }

  /**
   * The solution at p, a number for each unknown.
   *
   * @throws ArithmeticException if there is none; the message says what the solver does
   * @throws IllegalArgumentException if there are not {@link #inputs()} numbers
   */
  public double[] solve(double... p) {
    checkInputs(p.length);
    double[] x;
    try {
      x = solved(p);
    } catch (ArithmeticException e) {
      throw ImplicitFunction.noValue(name, e);
    }
    if (hasNaN(x)) {
      throw new ArithmeticException(
          "'%s' has no value: the solver returned %s for p = %s"
              .formatted(name, Arrays.toString(x), Arrays.toString(p)));
    }
    return x;
  }

  private void checkInputs(int given) {
    if (given != inputs) {
      throw new IllegalArgumentException(
          "%d inputs for '%s', which takes %d".formatted(given, name, inputs));
    }
  }

  private double[] solved(double[] p) {
    double[] x = solver.apply(p.clone());
    if (x.length != unknowns) {
      throw new IllegalStateException(
          "the solver of '%s' returned %d numbers for %d unknowns"
              .formatted(name, x.length, unknowns));
    }
    return x.clone();
  }

  private double[] solutionOrNaN(double[] p) {
    double[] x;
    try {
      x = solved(p);
    } catch (ArithmeticException e) {
      x = new double[] {Double.NaN};
    }
    if (hasNaN(x)) {
      x = new double[unknowns];
      Arrays.fill(x, Double.NaN);
    }
    return x;
  }

  private static boolean hasNaN(double[] x) {
    return Arrays.stream(x).anyMatch(Double::isNaN);
  }

  private double[] eliminate(double[] p) {
    double[] at = Arrays.copyOf(solution.at(p), unknowns + inputs);
    System.arraycopy(p, 0, at, unknowns, inputs);
    double[] matrix = new double[unknowns * at.length]; // [F_x | F_p]
    equations.jacobian(at, matrix);
    GaussianElimination.solve(matrix, unknowns, at.length);
    return matrix;
  }

  /** Such as "VectorImplicitFunction 'meeting'(2 unknowns, 2 inputs)". */
  @Override
  public String toString() {
    return "VectorImplicitFunction '%s'(%s, %s)"
        .formatted(name, Count.of(unknowns, "unknown"), Count.of(inputs, "input"));
  }

  private final class Component implements NaryOp {
    private final int k;

    Component(int k) {
      this.k = k;
    }

    @Override
    public String name() {
      return "%s[%d]".formatted(name, k);
    }

    @Override
    public boolean accepts(int given) {
      return given == inputs;
    }

    @Override
    public double apply(double[] p) {
      return solution.at(p)[k];
    }

    @Override
    public void partials(double[] p, double x, double[] into) {
      if (Double.isNaN(x)) {
        Arrays.fill(into, Double.NaN);
        return;
      }
      double[] matrix = elimination.at(p);
      for (int i = 0; i < inputs; i++) {
        into[i] = -matrix[k * (unknowns + inputs) + unknowns + i];
      }
    }

    /** -(row k of F_x^-1) F_p[i], of the gradients of the equations as values. */
    @Override
    public Value partial(int i, Value[] p, Value x) {
      Value[] at = new Value[unknowns + inputs];
      Arrays.setAll(
          at, j -> j >= unknowns ? p[j - unknowns] : j == k ? x : Value.of(components[j], p));
      Value[] byUnknowns = new Value[unknowns * unknowns];
      Value[] byInput = new Value[unknowns];
      for (int j = 0; j < unknowns; j++) {
        int equation = j;
        Value[] gradient = Gradient.of(v -> equations.apply(v)[equation]).at(at).gradient();
        System.arraycopy(gradient, 0, byUnknowns, j * unknowns, unknowns);
        byInput[j] = gradient[unknowns + i];
      }
      return Value.dot(inverse.row(k, byUnknowns), byInput).negate();
    }

    /** Such as "meeting[1]". */
    @Override
    public String toString() {
      return name();
    }
  }
}
