package rustgrad.api;

/**
 * A function of any number of values, y = f(x[0], ..., x[n-1]).
 *
 * <p>The arrays belong to the caller: an op neither keeps nor changes {@code x}.
 */
public non-sealed interface NaryOp extends Op {

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
    throw Rules.noSymbolicRule(this, "partial(int i, Value[] x, Value y)");
  }

  /** Whether this op can be applied to so many inputs: by default, to one or more. */
  @Override
  default boolean accepts(int inputs) {
    return inputs > 0;
  }
}
