/**
 * The standard ops, one small class each: the value, the derivative as a number, and the derivative
 * as an expression, which can be differentiated again.
 *
 * <p>What several ops share is beside them. Exponential, Logarithm, Trigonometric, Hyperbolic and
 * Logistic compute with plain arithmetic, and so give the same bits on every JVM; ErrorFunction is
 * for erf and gelu, and Piecewise for rules with cases. NormalCdf is an op without a name of its
 * own, for the rule of gelu.
 *
 * <p>Uses rustgrad.api alone, as a plugin does. Only rustgrad.simd knows these classes, to give
 * them vector forms; everyone else finds them by their names.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.ops;
