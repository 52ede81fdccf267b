package rustgrad.api;

import java.util.Objects;
import java.util.function.DoubleBinaryOperator;

/**
 * A function of two values, y = f(a, b).
 *
 * <p>A partial is asked for only when its input can reach a parameter: {@code pow(x, 2)} with a
 * constant exponent never evaluates the derivative with respect to the exponent.
 */
public non-sealed interface BinaryOp extends Op {

  /** Computes a partial of an op: see {@link BinaryOp#partialA(double, double, double)}. */
  @FunctionalInterface
  interface Partial {

    /** The derivative dy/da or dy/db, given y, the value at a and b. */
    double of(double a, double b, double y);
  }

  /** A partial of an op as an expression: see {@link BinaryOp#partialA(Value, Value, Value)}. */
  @FunctionalInterface
  interface SymbolicPartial {

    /** The derivative dy/da or dy/db, given y, the value at a and b. */
    Value of(Value a, Value b, Value y);
  }

  /**
   * An op made of functions, at the place where it is used. It can be differentiated once.
   *
   * <pre>{@code
   * BinaryOp length =
   *     BinaryOp.of("length", Math::hypot, (a, b, y) -> a / y, (a, b, y) -> b / y);
   * Value y = a.apply(length, b);
   * }</pre>
   *
   * <p>What {@link Op} says holds for all three functions: they are pure, and callable from any
   * thread. Make the op once and keep it: two ops are the same only if they are one object.
   *
   * @param name shown in graphs and errors; need not differ from others
   * @param value computes y = f(a, b)
   * @param partialA computes the derivative dy/da, given a, b and y
   * @param partialB computes the derivative dy/db, given a, b and y
   * @throws IllegalArgumentException if the name is blank or has white space in it
   */
  static BinaryOp of(String name, DoubleBinaryOperator value, Partial partialA, Partial partialB) {
    return new GivenBinaryOp(name, value, partialA, partialB, null, null);
  }

  /**
   * As {@link #of(String, DoubleBinaryOperator, Partial, Partial)}, with partials that can
   * themselves be differentiated: {@code (a, b, y) -> a.div(y)} and {@code (a, b, y) -> b.div(y)}
   * in the example.
   */
  static BinaryOp of(
      String name,
      DoubleBinaryOperator value,
      Partial partialA,
      Partial partialB,
      SymbolicPartial symbolicA,
      SymbolicPartial symbolicB) {
    Objects.requireNonNull(symbolicA, "symbolicA");
    Objects.requireNonNull(symbolicB, "symbolicB");
    return new GivenBinaryOp(name, value, partialA, partialB, symbolicA, symbolicB);
  }

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
  default boolean accepts(int n) {
    return n == 2;
  }
}
