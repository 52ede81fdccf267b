/**
 * The standard ops, one small class each: the value, the derivative as a number, and the derivative
 * as an expression, which can be differentiated again.
 *
 * <h2>The same bits on every JVM</h2>
 *
 * <p>{@code Math.exp} and others may differ between JVMs, and between interpreted and compiled
 * code. So the common ops compute with + - * / and the bits of numbers alone, in one order of
 * operations, which the vector forms of rustgrad.simd repeat:
 *
 * <pre>
 * Exponential     exp, expm1, elu             Logistic        sigmoid, softplus, silu
 * Logarithm       log, log1p                  Trigonometric   sin, cos
 * Hyperbolic      tanh, sinh, cosh            ErrorFunction   erf, erfc, normalCdf, gelu
 * </pre>
 *
 * <p>The comment of an op says how far it may be from the true value, or that {@code Math} computes
 * it. Of the other classes, Piecewise is for rules with cases.
 *
 * <p>This package uses rustgrad.api alone, as a plugin does. Only rustgrad.simd knows these
 * classes, to give them vector forms; everyone else finds them by their names.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.ops;
