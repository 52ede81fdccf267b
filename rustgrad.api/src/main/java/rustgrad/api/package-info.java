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
 * <p>The module is null-marked, and the package once more for Kotlin, which reads only this.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.api;
