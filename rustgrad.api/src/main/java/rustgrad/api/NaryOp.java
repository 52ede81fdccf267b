package rustgrad.api;

import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A function of any number of values, y = f(x[0], ..., x[n-1]).
 *
 * <p>The arrays belong to the caller: an op neither keeps nor changes {@code x}.
 */
public non-sealed interface NaryOp extends Op {

  /** Writes the partials of an op: see {@link NaryOp#partials}. */
  @FunctionalInterface
  interface Partials {

    /**
     * Writes the derivative dy/dx[i] to {@code into[i]} for every input, given y, the value at x.
     */
    void write(double[] x, double y, double[] into);
  }

  /** A partial of an op as an expression: see {@link NaryOp#partial}. */
  @FunctionalInterface
  interface SymbolicPartial {

    /** The derivative dy/dx[i], given y, the value at x. */
    Value of(int i, Value[] x, Value y);
  }

  /**
   * An op whose value and partials come from elsewhere, such as a solver or a closed formula, made
   * at the place where it is used. It can be differentiated once.
   *
   * <pre>{@code
   * NaryOp area = NaryOp.of("area", 2, x -> x[0] * x[1], (x, y, into) -> {
   *   into[0] = x[1];
   *   into[1] = x[0];
   * });
   * Value y = Value.of(area, a, b);
   * }</pre>
   *
   * <p>What {@link Op} says holds for both functions: they are pure, and callable from any thread.
   * Make the op once and keep it: two ops are the same only if they are one object.
   *
   * @param name shown in graphs and errors; need not differ from others
   * @param inputs how many inputs the op takes: another number is an error where it is applied
   * @throws IllegalArgumentException if the name is blank or has white space in it, or {@code
   *     inputs} is less than 1
   */
  static NaryOp of(String name, int inputs, ToDoubleFunction<double[]> value, Partials partials) {
    return new GivenNaryOp(name, inputs, value, partials, null);
  }

  /**
   * As {@link #of(String, int, ToDoubleFunction, Partials)}, with partials that can themselves be
   * differentiated: {@code (i, x, y) -> x[1 - i]} in the example.
   */
  static NaryOp of(
      String name,
      int inputs,
      ToDoubleFunction<double[]> value,
      Partials partials,
      SymbolicPartial symbolicPartial) {
    Objects.requireNonNull(symbolicPartial, "symbolicPartial");
    return new GivenNaryOp(name, inputs, value, partials, symbolicPartial);
  }

  /**
   * As {@link #of(String, int, ToDoubleFunction, Partials)}, of any number of inputs, one or more.
   */
  static NaryOp of(String name, ToDoubleFunction<double[]> value, Partials partials) {
    return new GivenNaryOp(name, GivenNaryOp.ANY, value, partials, null);
  }

  /**
   * As {@link #of(String, int, ToDoubleFunction, Partials, SymbolicPartial)}, of any number of
   * inputs, one or more.
   */
  static NaryOp of(
      String name,
      ToDoubleFunction<double[]> value,
      Partials partials,
      SymbolicPartial symbolicPartial) {
    Objects.requireNonNull(symbolicPartial, "symbolicPartial");
    return new GivenNaryOp(name, GivenNaryOp.ANY, value, partials, symbolicPartial);
  }

  /** The value y = f(x). */
  double apply(double[] x);

  /**
   * Writes the derivative dy/dx[i] to {@code into[i]} for every input.
   *
   * @param x the inputs
   * @param y {@code apply(x)}
   * @param into receives the partials; as long as {@code x}
   */
  void partials(double[] x, double y, double[] into);

  /**
   * The derivative dy/dx[i] as an expression that can itself be differentiated. Without it the op
   * works to first order.
   *
   * @throws UnsupportedOperationException if this op has no such rule, as by default
   */
  default Value partial(int i, Value[] x, Value y) {
    throw MissingRule.error(this, "partial(int i, Value[] x, Value y)");
  }

  /** Whether this op can be applied to n inputs: by default, to one or more. */
  @Override
  default boolean accepts(int n) {
    return n > 0;
  }
}
