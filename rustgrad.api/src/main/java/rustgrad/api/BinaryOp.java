package rustgrad.api;

/**
 * A function of two values, y = f(a, b).
 *
 * <p>A partial is asked for only when its input can reach a parameter: {@code pow(x, 2)} with a
 * constant exponent never evaluates the derivative by the exponent.
 */
public non-sealed interface BinaryOp extends Op {

  /** The value y = f(a, b). */
  double apply(double a, double b);

  /** The derivative dy/da, given y = {@code apply(a, b)}. */
  double partialA(double a, double b, double y);

  /** The derivative dy/db, given y = {@code apply(a, b)}. */
  double partialB(double a, double b, double y);

  /**
   * The derivative dy/da as an expression that can itself be differentiated. Without it the op
   * works to first order.
   *
   * @throws UnsupportedOperationException if this op has no such rule, as by default
   */
  default Value partialA(Value a, Value b, Value y) {
    throw MissingRule.error(this, "partialA(Value a, Value b, Value y)");
  }

  /**
   * The derivative dy/db as an expression that can itself be differentiated.
   *
   * @throws UnsupportedOperationException if this op has no such rule, as by default
   */
  default Value partialB(Value a, Value b, Value y) {
    throw MissingRule.error(this, "partialB(Value a, Value b, Value y)");
  }

  @Override
  default boolean accepts(int inputs) {
    return inputs == 2;
  }
}
