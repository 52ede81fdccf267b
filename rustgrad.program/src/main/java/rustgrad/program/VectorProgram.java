package rustgrad.program;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.program.ir.Count;
import rustgrad.program.pass.Derivative;
import rustgrad.program.path.CalledFunction;
import rustgrad.program.path.KeptPrimal;
import rustgrad.program.path.PerPath;
import rustgrad.program.path.TracedFunction;

/**
 * A function of several outputs that was traced once and is replayed: its outputs and its Jacobian.
 *
 * <pre>{@code
 * VectorProgram polar =
 *     VectorProgram.trace(2, 2, x -> new Value[] {x[0].hypot(x[1]), x[1].atan2(x[0])});
 * double[] jacobian = new double[4];
 * polar.jacobian(new double[] {3, 4}, jacobian);
 * }</pre>
 *
 * <p>All that {@link Program} says of functions, comparisons, derivatives and threads holds here.
 */
public final class VectorProgram {
  private final int inputs;
  private final int outputs;
  private final TracedFunction function;
  private final CalledFunction called;
  private final DenseDerivatives derivatives;
  private final PerPath<SparseJacobian> sparseJacobians;
  private final PerPath<KeptPrimal> pullbacks;

  VectorProgram(TracedFunction function, int outputs) {
    this.inputs = function.inputs();
    this.outputs = outputs;
    this.function = function;
    this.called = new CalledFunction(function);
    this.derivatives = new DenseDerivatives(function, outputs);
    this.sparseJacobians =
        new PerPath<>(function, path -> new SparseJacobian(SparseMatrixProgram.jacobian(path)));
    this.pullbacks = new PerPath<>(function, KeptPrimal::of);
  }

  /**
   * Traces a function of n inputs and m outputs. A function that compares values is traced by the
   * first call instead, which tells it their numbers.
   *
   * @param inputs n, 0 or more
   * @param outputs m, 1 or more
   * @throws IllegalArgumentException if the function returns null, another number of outputs, or a
   *     value of another engine
   * @throws IllegalStateException if it uses the numbers of values, or takes too many operations
   */
  public static VectorProgram trace(int inputs, int outputs, Function<Value[], Value[]> function) {
    return ProgramBuilder.DEFAULT.traceVector(inputs, outputs, function);
  }

  /** How many inputs the function has. */
  public int inputs() {
    return inputs;
  }

  /** How many outputs the function has. */
  public int outputs() {
    return outputs;
  }

  /**
   * The values of all outputs at x.
   *
   * @param into receives them; another array than x
   * @throws IllegalArgumentException if x is not {@link #inputs()} long, or into not {@link
   *     #outputs()}, or both are the same
   */
  public void evaluate(double[] x, double[] into) {
    checkInputs(x.length, "numbers");
    checkOutputs(into);
    ProgramArguments.checkDistinct(x, into);
    function.run(Derivative.VALUE, x, into);
  }

  /**
   * The Jacobian at x: the derivative of each output with respect to each input. It is accumulated
   * input by input or output by output, whichever takes fewer steps.
   *
   * @param into receives all derivatives of the first output, then those of the second, and so on;
   *     another array than x
   * @throws IllegalArgumentException if x is not {@link #inputs()} long, or into not as long as the
   *     Jacobian
   */
  public void jacobian(double[] x, double[] into) {
    checkInputs(x.length, "numbers");
    derivatives.jacobian(x, inputs <= outputs ? Accumulation.FORWARD : Accumulation.REVERSE, into);
  }

  /** As {@link #jacobian(double[], double[])}, accumulated in the given order. */
  public void jacobian(double[] x, Accumulation accumulation, double[] into) {
    checkInputs(x.length, "numbers");
    derivatives.jacobian(x, Objects.requireNonNull(accumulation, "accumulation"), into);
  }

  /**
   * The Jacobian at x times a vector: how the outputs change along a direction. Takes one forward
   * sweep, whatever the number of inputs and outputs.
   *
   * @param direction a number for each input
   * @param into receives a number for each output; another array than the others
   * @throws IllegalArgumentException if an array has another length, or is the same as into
   */
  public void jacobianVectorProduct(double[] x, double[] direction, double[] into) {
    checkInputs(x.length, "numbers");
    derivatives.product(Derivative.TANGENT, x, direction, into);
  }

  /**
   * A vector times the Jacobian at x: the gradient of the outputs, added up with weights. Takes one
   * reverse sweep, whatever the number of inputs and outputs. For several products at one point
   * there is {@link #pullback}.
   *
   * @param weights a number for each output
   * @param into receives a number for each input; another array than the others
   * @throws IllegalArgumentException if an array has another length, or is the same as into
   */
  public void vectorJacobianProduct(double[] x, double[] weights, double[] into) {
    checkInputs(x.length, "numbers");
    derivatives.product(Derivative.COTANGENT, x, weights, into);
  }

  /**
   * The vector-Jacobian products at x, to be asked for one after another: evaluates the function
   * once for all of them, and keeps what they need.
   *
   * <p>The first call for a path through the comparisons prepares it.
   *
   * @throws IllegalArgumentException if there are not {@link #inputs()} numbers
   */
  public Pullback pullback(double... x) {
    checkInputs(x.length, "numbers");
    return new Pullback(pullbacks.at(x), x, outputs);
  }

  /**
   * Returns once all that has been called so far runs as bytecode that the JVM has compiled: see
   * {@link Program#prepare}.
   *
   * @throws IllegalStateException if nothing has been called yet
   */
  public void prepare() {
    function.prepare();
  }

  /**
   * The values of all outputs at these values: see {@link Program#apply}.
   *
   * @throws IllegalArgumentException if there are not {@link #inputs()} values
   */
  public Value[] apply(Value... x) {
    checkInputs(x.length, "values");
    return function.apply(x);
  }

  /**
   * The values of all outputs at these values, as values: what is recorded is one call of this
   * program, with its outputs, where {@link #apply} records all operations of its function. So the
   * trace of a loop of calls grows by what goes from one step to the next, and not by what a step
   * computes:
   *
   * <pre>{@code
   * VectorProgram step = VectorProgram.trace(3, 2, x -> ...);     // one step of a long computation
   * Program all = Program.trace(3, x -> {
   *   Value[] state = {x[0], x[1]};
   *   for (int i = 0; i < 10_000; i++) {
   *     state = step.call(state[0], state[1], x[2]);
   *   }
   *   return state[0];
   * });
   * }</pre>
   *
   * <p><b>Derivatives.</b> The gradient of a call is one {@linkplain #vectorJacobianProduct
   * vector-Jacobian product} of this program, added once to each input, the last input first; an
   * output that does not count has weight 0. So it can differ from the gradient of the operations
   * in the last bits, but has the same bits wherever it is computed: by {@code backward()}, by a
   * program however it is executed, over rows. Where a derivative of an output that has weight 0 is
   * infinite, the product is NaN. What it needs of the function is kept, up to 64 MB for all calls
   * of a program, or evaluated once more.
   *
   * <p>Comparisons in the function are those of this program, which goes its own path at each call.
   * Values from outside that the function uses are constants, as in each program.
   *
   * @throws IllegalArgumentException if there are not {@link #inputs()} values
   */
  public Value[] call(Value... x) {
    checkInputs(x.length, "values");
    return called.on(x);
  }

  /**
   * The Jacobian of which only the entries that can differ from zero are computed. Which these are
   * is found from the operations of the function; one sweep then serves a group of inputs of which
   * no output depends on two, or a group of outputs that have no input in common. A band of k
   * diagonals takes k sweeps, whatever its length.
   *
   * <p>All sweeps are one program, unless that would be too large. Then each sweep is a product
   * with a vector, in which an infinite derivative can make other entries of its row, or column,
   * NaN.
   *
   * <p>The first call for a path through the comparisons prepares it; others at points where the
   * function takes this path return the same object.
   *
   * @param x a point; any, if the function compares nothing
   * @throws IllegalArgumentException if there are not {@link #inputs()} numbers
   * @throws IllegalStateException if more entries can differ from zero than fit into an array
   */
  public SparseJacobian sparseJacobian(double... x) {
    checkInputs(x.length, "numbers");
    return sparseJacobians.at(x);
  }

  /**
   * What is computed for the values of the outputs, as text: see {@link Program#listing()}. At its
   * end {@code out[i]} is output i.
   */
  public String listing() {
    return function.listing(Derivative.VALUE);
  }

  /**
   * What is computed for the outputs, as data: as it was traced, and after each pass, on the path
   * that was taken last. Empty before the first call of a function that compares values.
   * rustgrad.draw makes pictures of it.
   */
  public List<ProgramGraph> valueGraphs() {
    return ProgramGraph.ofLatestPath(function, Derivative.VALUE);
  }

  /**
   * As {@link #valueGraphs()}, what is computed for the Jacobian in one run, which is how a small
   * one is computed: {@code out[k]} is entry k, row by row, and a row is that of an output.
   */
  public List<ProgramGraph> jacobianGraphs(Accumulation accumulation) {
    return ProgramGraph.ofLatestPath(
        function,
        switch (accumulation) {
          case FORWARD -> Derivative.JACOBIAN_FORWARD;
          case REVERSE -> Derivative.JACOBIAN_REVERSE;
        });
  }

  /** How large the program is, and how it is run. */
  public ProgramStatistics statistics() {
    return ProgramStatistics.of(function);
  }

  /** Such as "VectorProgram(2 inputs, 2 outputs, 1 path, value 7 nodes, bytecode)". */
  @Override
  public String toString() {
    return "VectorProgram(%s, %s, %s)"
        .formatted(Count.of(inputs, "input"), Count.of(outputs, "output"), statistics().describe());
  }

  private void checkInputs(int given, String what) {
    ProgramArguments.checkInputs(given, inputs, what);
  }

  private void checkOutputs(double[] into) {
    if (into.length != outputs) {
      throw new IllegalArgumentException(
          "%d outputs into an array of %d".formatted(outputs, into.length));
    }
  }
}
