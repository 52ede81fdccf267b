package rustgrad.api;

import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of one value, y = f(x).
 *
 * <pre>{@code
 * public final class Square implements UnaryOp {
 *   public String name() { return "square"; }
 *   public double apply(double x) { return x * x; }
 *   public double partial(double x, double y) { return 2 * x; }
 *   public Value partial(Value x, Value y) { return x.times(2); }
 * }
 * }</pre>
 */
public non-sealed interface UnaryOp extends Op {

  /**
   * An op made of functions, at the place where it is used. It can be differentiated once.
   *
   * <pre>{@code
   * UnaryOp square = UnaryOp.of("square", x -> x * x, (x, y) -> 2 * x);
   * Value y = a.apply(square);
   * }</pre>
   *
   * <p>What {@link Op} says holds for both functions: they are pure, and callable from any thread.
   * Make the op once and keep it: two ops are the same only if they are one object.
   *
   * @param name shown in graphs and errors; need not differ from others
   * @param value computes y = f(x)
   * @param partial computes the derivative dy/dx, given x and y
   * @throws IllegalArgumentException if the name is blank or has white space in it
   */
  static UnaryOp of(String name, DoubleUnaryOperator value, DoubleBinaryOperator partial) {
    return new GivenUnaryOp(name, value, partial, null);
  }

  /**
   * As {@link #of(String, DoubleUnaryOperator, DoubleBinaryOperator)}, with a derivative that can
   * itself be differentiated: {@code (x, y) -> x.times(2)} in the example.
   */
  static UnaryOp of(
      String name,
      DoubleUnaryOperator value,
      DoubleBinaryOperator partial,
      BinaryOperator<Value> symbolicPartial) {
    Objects.requireNonNull(symbolicPartial, "symbolicPartial");
    return new GivenUnaryOp(name, value, partial, symbolicPartial);
  }

  /** The value y = f(x). */
  double apply(double x);

  /**
   * The derivative dy/dx.
   *
   * @param x the input
   * @param y {@code apply(x)}, which many rules can use instead of computing it again
   */
  double partial(double x, double y);

  /**
   * The derivative dy/dx as an expression that can itself be differentiated. Without it the op
   * works to first order.
   *
   * @throws UnsupportedOperationException if this op has no such rule, as by default
   */
  default Value partial(Value x, Value y) {
    throw MissingRule.error(this, "partial(Value x, Value y)");
  }

  /**
   * The values of many inputs: {@code y[yFrom + i] = apply(x[xFrom + i])} for each i from 0 to
   * {@code length - 1}. An op overrides this if it can compute many at once faster, with the same
   * bits as {@link #apply(double)}.
   *
   * @param y may be the same array as x; the ranges do not overlap
   */
  default void apply(double[] x, int xFrom, double[] y, int yFrom, int length) {
    for (int i = 0; i < length; i++) {
      y[yFrom + i] = apply(x[xFrom + i]);
    }
  }

  /**
   * The derivatives of many inputs: {@code into[intoFrom + i] = partial(x[xFrom + i], y[yFrom +
   * i])} for each i from 0 to {@code length - 1}. An op overrides this if it can compute many at
   * once faster, with the same bits as {@link #partial(double, double)}.
   *
   * @param into may be the same array as x and y; the ranges do not overlap
   */
  default void partial(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    for (int i = 0; i < length; i++) {
      into[intoFrom + i] = partial(x[xFrom + i], y[yFrom + i]);
    }
  }

  @Override
  default boolean accepts(int n) {
    return n == 1;
  }
}
