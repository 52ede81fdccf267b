/**
 * What lets TeaVM compile rustgrad to JavaScript that computes with the bits of a JVM. On a JVM,
 * nothing is replaced: there, tests compare each part with what it stands for.
 *
 * <ul>
 *   <li>{@link rustgrad.playground.engine.PageStrictMath} has fdlibm's algorithms, where the
 *       browser's functions promise no bits.
 *   <li>{@link rustgrad.playground.engine.PageRandom} draws the numbers of the JDK, where TeaVM
 *       draws others.
 *   <li>{@link rustgrad.playground.engine.ExactArithmetic} keeps parentheses, which TeaVM leaves
 *       out of sums and products.
 *   <li>{@link rustgrad.playground.engine.PageDigits} reads and writes numbers exactly.
 *   <li>{@link rustgrad.playground.engine.PageOpRegistry} does without modules and logs.
 * </ul>
 *
 * <p>{@link rustgrad.playground.engine.PagePlugin} and {@link
 * rustgrad.playground.engine.PageClasses} are how TeaVM finds them.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.playground.engine;
