package rustgrad.api;

import rustgrad.api.spi.VectorOp;

/**
 * A differentiable function of one, two or any number of values: a {@link UnaryOp}, a {@link
 * BinaryOp} or a {@link NaryOp}.
 *
 * <p>An op states its value and its partial derivatives as plain numbers, and may state the
 * partials once more over {@link Value}s, which is what second derivatives need. It becomes
 * available by its name when a module provides it as a service:
 *
 * <pre>{@code
 * module my.ops {
 *   requires rustgrad.api;
 *   provides rustgrad.api.Op with my.ops.Softplus;
 * }
 * }</pre>
 *
 * <p>or, on the class path, when {@code META-INF/services/rustgrad.api.Op} names its class. The
 * class must be public with a public constructor without parameters.
 *
 * <p>Every method must be a pure function of its arguments, callable from any thread. Where an op
 * has no value or no derivative it returns NaN and does not throw: a program evaluates both sides
 * of a {@link Value#where}, so that an op also meets inputs whose result is not used.
 */
public sealed interface Op permits UnaryOp, BinaryOp, NaryOp, VectorOp {

  /** The name by which {@link Value#apply(String, Value...)} finds this op, such as "tanh". */
  String name();

  /** Whether this op can be applied to n inputs. */
  boolean accepts(int n);

  /**
   * The value as an expression of other ops: what computes it where {@code apply} cannot be called,
   * as in a file for another runtime. Its number is that of {@code apply} but for rounding, and it
   * is not differentiated.
   *
   * @param x as many inputs as the op accepts
   * @throws UnsupportedOperationException if this op has no expression, as by default
   */
  default Value expression(Value... x) {
    throw MissingRule.noExpression(this);
  }
}
