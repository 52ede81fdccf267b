package rustgrad.program;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.program.path.TracingLimits;
import rustgrad.program.tape.OneShot;
import rustgrad.program.trace.Nested;

/**
 * The gradient of a function that is evaluated once, or takes another path through its comparisons
 * each time: recorded in arrays and swept back, without compiling anything. An operation takes 16
 * to 32 bytes, and no object is kept for it. The arrays serve the calls after it, up to a quarter
 * of the heap; more is given back.
 *
 * <pre>{@code
 * Gradient.Point p = Gradient.of(x -> x[0].times(x[1]).tanh()).at(0.5, -2.0);
 * p.value();        // -0.7615941559557649 = tanh(-1)
 * p.gradient()[0];  // -0.8399486832280523 = x[1] * (1 - tanh(-1)^2)
 * }</pre>
 *
 * <p>The value is the eager one to the last bit. Contributions to the gradient are added in the
 * reverse of the order in which the function computed things, not in that of {@code backward()}, so
 * that a gradient can differ from that of {@code backward()} and of a {@link Program} by rounding.
 *
 * <p>For a function that is evaluated many times, a {@link Program} is faster. One of several
 * outputs has a {@link Jacobian}.
 *
 * <p><b>Nesting.</b> {@link #at(Value...)} gives the gradient as values, which can be
 * differentiated once more, by {@code backward()} or by anything else that differentiates a
 * function that uses them:
 *
 * <pre>{@code
 * Gradient first = Gradient.of(x -> x[0].times(x[0]).sin());
 * Gradient second = Gradient.of(x -> first.at(x).gradient()[0]);
 * second.at(0.5).value();       // 0.9689... = 2 x cos(x^2)
 * second.at(0.5).gradient()[0]; // 1.6904... = 2 cos(x^2) - 4 x^2 sin(x^2)
 * }</pre>
 *
 * <p>It is built from the symbolic rules of the ops.
 */
public final class Gradient {
  private final Function<Value[], Value> function;
  private final int nodeLimit;

  private Gradient(Function<Value[], Value> function, int nodeLimit) {
    this.function = function;
    this.nodeLimit = nodeLimit;
  }

  /**
   * What was found at one point.
   *
   * @param value the value of the function
   * @param gradient its derivative with respect to each input
   */
  public record Point(double value, double[] gradient) {

    /** Such as "Point(6.0, [3.0, 2.0])". */
    @Override
    public String toString() {
      return "Point(" + value + ", " + Arrays.toString(gradient) + ")";
    }
  }

  /**
   * What was found at one point, as values that can be differentiated.
   *
   * @param value the value of the function
   * @param gradient its derivative with respect to each input
   */
  public record Values(Value value, Value[] gradient) {

    /**
     * The numbers. They are known of eager values, and within a function that is evaluated once,
     * where they are constants to what is computed with them.
     *
     * @throws IllegalStateException if these are values of a program that is being traced
     */
    public Point point() {
      return new Point(
          Nested.number(value), Arrays.stream(gradient).mapToDouble(Nested::number).toArray());
    }

    /** Such as "Values(9.0 (times, grad 0.0), [6.0 (plus, grad 0.0)])". */
    @Override
    public String toString() {
      return "Values(" + value + ", " + Arrays.toString(gradient) + ")";
    }
  }

  /** The gradient of a function of any number of inputs. */
  public static Gradient of(Function<Value[], Value> function) {
    return new Gradient(
        Objects.requireNonNull(function, "function"), TracingLimits.DEFAULT.nodes());
  }

  /**
   * Stops a function that takes more nodes than this with an error: see {@link
   * ProgramBuilder#withNodeLimit}.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public Gradient withNodeLimit(int nodeLimit) {
    return new Gradient(function, TracingLimits.check("nodeLimit", nodeLimit));
  }

  /** Evaluates the function, once. */
  public Point at(double... x) {
    double[] gradient = new double[x.length];
    return new Point(evaluate(x, gradient), gradient);
  }

  /**
   * As {@link #at(double...)}, with the gradient written into an array.
   *
   * @param into receives the derivative with respect to each input; another array than x
   * @return the value
   * @throws IllegalArgumentException if the arrays differ in length, or are the same
   */
  public double at(double[] x, double[] into) {
    ProgramArguments.checkGradient(x, into);
    return evaluate(x, into);
  }

  private double evaluate(double[] x, double[] into) {
    try (OneShot shot = new OneShot(in -> new Value[] {function.apply(in)}, x, nodeLimit)) {
      shot.gradient(0, into, 0);
      return shot.value(0);
    }
  }

  /**
   * The value at x, and the Hessian times a vector: how the gradient changes along a direction. The
   * function is evaluated once, and its gradient recorded after it, as values.
   *
   * @param direction a number for each input
   * @param into receives a number for each input; another array than the others
   * @return the value
   * @throws IllegalArgumentException if the arrays differ in length, or one is the same as into
   * @throws UnsupportedOperationException if an op states no symbolic rule for its derivative; the
   *     message names the op and the method to implement
   */
  public double hessianVectorProduct(double[] x, double[] direction, double[] into) {
    ProgramArguments.checkGradient(x, into);
    ProgramArguments.checkDirection(direction, x.length, into);
    Function<Value[], Value[]> slope =
        inputs -> {
          Values point = at(inputs);
          Value along = Value.dot(Value.constant(0), point.gradient(), Value.constants(direction));
          return new Value[] {along, point.value()};
        };
    try (OneShot shot = new OneShot(slope, x, nodeLimit)) {
      shot.gradient(0, into, 0);
      return shot.value(1);
    }
  }

  /**
   * Evaluates the function at these values, once, as plain Java: it may use other values from
   * outside, and compare, as the code around it may. The results depend on x and on what the
   * function uses, so that they can be differentiated with respect to all of these.
   *
   * <p>The gradient is with respect to the inputs of the function alone: if the function also uses
   * one of x from outside, that is another variable, which happens to be the same number. So {@code
   * x -> Gradient.of(y -> x[0].plus(y[0])).at(x[0])} is 1, not 2.
   *
   * <p>If one of x is a constant, there is a derivative with respect to it, too; what depends on
   * constants alone is constant. Within a traced function the results are traced, even of
   * constants; for numbers, use {@link #at(double...)}.
   *
   * <p>If the function uses eager values from outside, each call walks through all that they were
   * computed from; if that is a lot, and this is called often, make them inputs.
   *
   * @throws IllegalArgumentException if a value, or what the function returns, is null or of
   *     another engine
   * @throws UnsupportedOperationException if an op states no symbolic rule for its derivative; the
   *     message names the op and the method to implement
   */
  public Values at(Value... x) {
    Nested.Point point = Nested.at(function, x);
    return new Values(point.value(), point.gradient());
  }

  /**
   * The derivatives of a value with respect to others that it was computed from, as values that can
   * be differentiated.
   *
   * <pre>{@code
   * Value x = Value.of(3), y = x.times(x).times(x);
   * Value slope = Gradient.ofValue(y, x)[0];           // 27.0 = 3 x^2
   * Value curvature = Gradient.ofValue(slope, x)[0];   // 18.0 = 6 x
   * curvature.backward();
   * x.grad();                                          // 6.0
   * }</pre>
   *
   * <p>All paths from one of x to y count, also those through others of x. The derivative with
   * respect to a constant, or to a value that y was not computed from, is a constant 0. Nothing is
   * added to any {@code grad()}. The call walks through all that y was computed from; in a traced
   * function, from the first of x on.
   *
   * @throws IllegalArgumentException if a value is null or of another engine
   * @throws IllegalStateException if a value belongs to a trace that has ended
   * @throws UnsupportedOperationException if an op states no symbolic rule for its derivative; the
   *     message names the op and the method to implement
   */
  public static Value[] ofValue(Value y, Value... x) {
    return Nested.by(y, x);
  }
}
