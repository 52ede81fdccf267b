/**
 * From the graph that was traced to the graph that runs. A pass is a function from graph to graph
 * in a file of its own, with an example above it; a pipeline is a list of passes.
 *
 * <pre>
 * Adjoint, Tangent          differentiate: the chain rule, as more instructions
 *   g_x += g_y * dy/dx        back from the result: Adjoint
 *   y' = sum of x' * dy/dx    along a direction:    Tangent
 * FoldConstants, ...        simplify, and change no bit
 * </pre>
 *
 * <p>{@link rustgrad.program.pass.Derivative} lists the passes of each derivative, and {@link
 * rustgrad.program.pass.Pipeline} those of everything else. Differentiating comes first: it must
 * see the function as it was written, to add up contributions in the order of the eager engine.
 *
 * <p>Uses ir, sparse (which entries of a matrix to compute), and trace (the symbolic rules of ops
 * are functions of values).
 */
@org.jspecify.annotations.NullMarked
package rustgrad.program.pass;
