package rustgrad.program;

import java.util.List;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.program.ir.Count;
import rustgrad.program.pass.Derivative;
import rustgrad.program.path.CalledFunction;
import rustgrad.program.path.PerPath;
import rustgrad.program.path.TracedFunction;

/**
 * A function that was traced once and is replayed: its value and gradient at the speed of
 * straight-line Java, with the bits of the eager engine.
 *
 * <pre>{@code
 * Program f = Program.trace(2, x -> {              // any Java code over values, loops included
 *   Value u = x[0].minus(1), v = x[1].minus(x[0].times(x[0]));
 *   return u.times(u).plus(v.times(v).times(100)); // Rosenbrock's function
 * });
 * double[] g = new double[2];
 * double value = f.gradient(new double[] {-1.2, 1}, g);
 * }</pre>
 *
 * <p>The function runs on values whose numbers are not known. It may use all that {@link Value}
 * offers but {@code item()} and what belongs to {@code backward()}. Other values that it meets,
 * such as leaves or parameters made outside, are constants, with the number that they have when it
 * is traced.
 *
 * <p><b>Branches.</b> The function may compare values ({@code x[0].isGreaterThan(0)}) and branch on
 * the outcome. The outcomes become part of the program: a call at which one of them is different
 * traces the function again, and from then on keeps both paths. So the function must be pure, and
 * may be called at any time, from any thread that uses the program. {@link Value#where} chooses
 * between two values within one program, without tracing again.
 *
 * <p><b>Where there is no derivative.</b> At a point where the function or a derivative is infinite
 * or does not exist, the results are infinite or NaN; that is no error. At a kink they are those of
 * one of the sides or between them, as the ops say, and so are second derivatives: at a tie of
 * {@code max} each input counts one half.
 *
 * <p>A program can be used by any number of threads at once. After a few calls, calling it
 * allocates nothing, but for a Hessian that is too large for one program.
 *
 * <p>A function of several outputs is a {@link VectorProgram}.
 */
public final class Program {
  private static final double[] NO_OUTPUTS = {};

  private final int inputs;
  private final TracedFunction function;
  private final CalledFunction called;
  private final DenseDerivatives derivatives;
  private final PerPath<SparseHessian> sparseHessians;

  Program(TracedFunction function) {
    this.inputs = function.inputs();
    this.function = function;
    this.called = new CalledFunction(function);
    this.derivatives = new DenseDerivatives(function, 1);
    this.sparseHessians =
        new PerPath<>(function, path -> new SparseHessian(SparseMatrixProgram.hessian(path)));
  }

  /**
   * Traces a function of n inputs. A function that compares values is traced by the first call
   * instead, which tells it their numbers.
   *
   * @param inputs n, 0 or more
   * @throws IllegalArgumentException if the function returns null or a value of another engine
   * @throws IllegalStateException if it uses the numbers of values, or takes too many operations
   */
  public static Program trace(int inputs, Function<Value[], Value> function) {
    return ProgramBuilder.DEFAULT.trace(inputs, function);
  }

  /** Settings to trace with. */
  public static ProgramBuilder builder() {
    return ProgramBuilder.DEFAULT;
  }

  /** How many inputs the function has. */
  public int inputs() {
    return inputs;
  }

  /** How many outputs the function has: 1. */
  public int outputs() {
    return 1;
  }

  /**
   * The value at x.
   *
   * @throws IllegalArgumentException if there are not {@link #inputs()} numbers
   */
  public double value(double... x) {
    checkInputs(x.length, "numbers");
    return function.run(Derivative.VALUE, x, NO_OUTPUTS);
  }

  /**
   * The value at x, and the gradient.
   *
   * @param into receives the derivative with respect to each input; another array than x
   * @throws IllegalArgumentException if one of the arrays is not {@link #inputs()} long, or both
   *     are the same
   */
  public double gradient(double[] x, double[] into) {
    checkInputs(x.length, "numbers");
    ProgramArguments.checkGradient(x, into);
    return function.run(Derivative.GRADIENT, x, into);
  }

  /**
   * As {@link #gradient(double[], double[])}, accumulated in the given order. {@link
   * Accumulation#FORWARD} takes a sweep for each input: with one it costs about as much as {@link
   * Accumulation#REVERSE}, with each further one more. Its value has the same bits, and its
   * gradient agrees up to rounding.
   */
  public double gradient(double[] x, Accumulation accumulation, double[] into) {
    return switch (accumulation) {
      case REVERSE -> gradient(x, into);
      case FORWARD -> {
        checkInputs(x.length, "numbers");
        yield derivatives.jacobianForward(x, into);
      }
    };
  }

  /**
   * The value and the Hessian at x: the second derivative with respect to each pair of inputs,
   * symmetric to the last bit.
   *
   * @param into receives the Hessian row by row; another array than x
   * @throws IllegalArgumentException if x is not {@link #inputs()} long, or into not its square
   * @throws UnsupportedOperationException if an op states no symbolic rule for its derivative; the
   *     message names the op and the method to implement
   */
  public double hessian(double[] x, double[] into) {
    checkInputs(x.length, "numbers");
    return derivatives.hessian(x, into);
  }

  /**
   * The value at x, and the Hessian times a vector: how the gradient changes along a direction.
   * Costs a few gradients, whatever the number of inputs.
   *
   * @param direction a number for each input
   * @param into receives a number for each input; another array than the others
   * @throws IllegalArgumentException if an array has another length, or is the same as into
   * @throws UnsupportedOperationException as for {@link #hessian}
   */
  public double hessianVectorProduct(double[] x, double[] direction, double[] into) {
    checkInputs(x.length, "numbers");
    return derivatives.product(Derivative.HESSIAN_PRODUCT, x, direction, into);
  }

  /**
   * The value and the diagonal of the Hessian at x: the second derivative with respect to each
   * input.
   *
   * @param into receives a number for each input; another array than x
   * @throws IllegalArgumentException if an array is not {@link #inputs()} long, or both are the
   *     same
   * @throws UnsupportedOperationException as for {@link #hessian}
   */
  public double hessianDiagonal(double[] x, double[] into) {
    checkInputs(x.length, "numbers");
    return derivatives.hessianDiagonal(x, into);
  }

  /**
   * Returns once all that has been called so far runs as bytecode that the JVM has compiled, so
   * that calls from now on are fast. For a service, before it takes requests: call what it will
   * call, at a typical point of each path through the comparisons, and then this.
   *
   * <pre>{@code
   * f.gradient(x, g);
   * f.prepare();
   * }</pre>
   *
   * <p>Runs the program on this thread meanwhile, which takes some milliseconds for a small program
   * and up to a second for each 10,000 nodes of a large one. Without it, a program of {@link
   * Execution#AUTOMATIC} that is called often gets there as well, beside the calls. What stays
   * interpreted, with {@link Execution#INTERPRETER} or because it is too large, is left as it is.
   * Changes no bit.
   *
   * @throws IllegalStateException if nothing has been called yet
   */
  public void prepare() {
    function.prepare();
  }

  /**
   * The value at these values, as a value: runs the function itself, as plain Java. Here it uses
   * values from outside as they are, with their gradients, not as constants. So it may be called
   * within another traced function, even if the function of this program uses values of that one.
   *
   * @throws IllegalArgumentException if there are not {@link #inputs()} values
   */
  public Value apply(Value... x) {
    checkInputs(x.length, "values");
    return function.apply(x)[0];
  }

  /**
   * The value at these values, as a value, like {@link #apply}; but what is recorded is one call of
   * this program. See {@link VectorProgram#call}.
   *
   * @throws IllegalArgumentException if there are not {@link #inputs()} values
   */
  public Value call(Value... x) {
    checkInputs(x.length, "values");
    return called.on(x)[0];
  }

  /**
   * The gradient at these values, as values that can be differentiated: see {@link
   * Gradient#at(Value...)}.
   *
   * <pre>{@code
   * Program f = Program.trace(1, x -> x[0].sin());
   * Program slope = Program.trace(1, x -> f.gradient(x)[0].times(x[0])); // x cos(x)
   * slope.gradient(new double[] {2}, g);                                 // cos(x) - x sin(x)
   * }</pre>
   *
   * @throws IllegalArgumentException if there are not {@link #inputs()} values
   * @throws UnsupportedOperationException as for {@link #hessian}
   */
  public Value[] gradient(Value... x) {
    checkInputs(x.length, "values");
    return Gradient.of(this::apply).at(x).gradient();
  }

  /**
   * The Hessian of which only the entries that can differ from zero are computed. Which these are
   * is found from the operations of the gradient: a sum of terms has entries for pairs of inputs
   * that meet in one term in which they are not just added up.
   *
   * <p>All sweeps are one program, unless that would be too large, as for {@link
   * VectorProgram#sparseJacobian}.
   *
   * <p>The first call for a path through the comparisons prepares it; others at points where the
   * function takes this path return the same object.
   *
   * @param x a point; any, if the function compares nothing
   * @throws IllegalArgumentException if there are not {@link #inputs()} numbers
   * @throws UnsupportedOperationException as for {@link #hessian}
   * @throws IllegalStateException if more entries can differ from zero than fit into an array
   */
  public SparseHessian sparseHessian(double... x) {
    checkInputs(x.length, "numbers");
    return sparseHessians.at(x);
  }

  /**
   * What is computed for the value, as text: one instruction a line, of which x0, x1, ... are the
   * inputs and v2, v3, ... the numbers computed from them, and a last line with what is returned.
   *
   * <pre>
   * v2 = times(x0, x1)
   * v3 = sigmoid(v2)
   * return v3
   * </pre>
   *
   * <p>A function that compares values has a section for each path that it has taken so far, in
   * which {@code guard(x0 > 0.0)} says what must hold on this path. Before its first call there is
   * a line that says so. Of a long program only the first 1,000 lines are shown, and how many more
   * there are.
   */
  public String listing() {
    return function.listing(Derivative.VALUE);
  }

  /**
   * As {@link #listing()}, what is computed for the value and the gradient: {@code out[i]} is the
   * derivative with respect to input i, and {@code tanh'(x, y)} that of an op. Differentiates the
   * function if that has not been done yet.
   */
  public String gradientListing() {
    return function.listing(Derivative.GRADIENT);
  }

  /**
   * What is computed for the value, as data: as it was traced, and after each pass, on the path
   * that was taken last. Empty before the first call of a function that compares values.
   * rustgrad.draw makes pictures of it.
   */
  public List<ProgramGraph> valueGraphs() {
    return ProgramGraph.ofLatestPath(function, Derivative.VALUE);
  }

  /**
   * As {@link #valueGraphs()}, what is computed for the value and the gradient. The first pass
   * leaves out what is not used, and the second differentiates.
   */
  public List<ProgramGraph> gradientGraphs() {
    return ProgramGraph.ofLatestPath(function, Derivative.GRADIENT);
  }

  /** How large the program is, and how it is run. */
  public ProgramStatistics statistics() {
    return ProgramStatistics.of(function);
  }

  /**
   * Such as "Program(2 inputs, 1 path, value 7 nodes, gradient 15 nodes, bytecode)"; before the
   * first call of a function that compares values, "Program(2 inputs, traced by its first call)".
   */
  @Override
  public String toString() {
    return "Program(%s, %s)".formatted(Count.of(inputs, "input"), statistics().describe());
  }

  private void checkInputs(int given, String what) {
    ProgramArguments.checkInputs(given, inputs, what);
  }
}
