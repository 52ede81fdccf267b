/**
 * Functions of values, traced once and replayed: {@link rustgrad.program.Program} with all its
 * derivatives, {@link rustgrad.program.Gradient} for a function that is evaluated once, {@link
 * rustgrad.program.ImplicitFunction} for the solution of an equation.
 *
 * <pre>
 *   function -- trace --&gt; graph -- passes --&gt; graph with derivatives -- exec --&gt; numbers
 * </pre>
 *
 * <p>This package is on top and may use all others of the module; none of them uses it.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.program;
