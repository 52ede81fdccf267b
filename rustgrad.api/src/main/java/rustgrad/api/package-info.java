/**
 * The contract of rustgrad, and all that most code needs of it: {@link rustgrad.api.Value}, a
 * number that remembers how it was computed, and {@link rustgrad.api.Op}, a function with its
 * derivative.
 *
 * <pre>{@code
 * Value x = Value.of(0.5), y = x.tanh();
 * y.backward();
 * x.grad();   // 0.7864477329659274 = 1 - tanh(x)^2
 * }</pre>
 *
 * <h2>Ops</h2>
 *
 * <p>An op is a {@link rustgrad.api.UnaryOp}, a {@link rustgrad.api.BinaryOp} or a {@link
 * rustgrad.api.NaryOp}. It states two rules on plain numbers, and may state a third one on values:
 *
 * <pre>{@code
 * double apply(double x)               the value y
 * double partial(double x, double y)   dy/dx; given y, because dy/dx is often simple in y
 * Value partial(Value x, Value y)      dy/dx as an expression, for second derivatives
 * }</pre>
 *
 * <p>An op without the third rule works to first order. It is an error only to ask for the rule,
 * and the error names the op and the method to implement. The number of inputs is checked before an
 * op is called. An op need not be registered: {@code x.apply(op)} and {@code Value.of(op, ...)}
 * take the instance.
 *
 * <p>This package uses only its other side, rustgrad.api.spi. The module is null-marked, and the
 * package once more for Kotlin, which reads only this.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.api;
