/**
 * Functions of values, traced once and replayed: {@link rustgrad.program.Program} with all its
 * derivatives, {@link rustgrad.program.Gradient} and {@link rustgrad.program.Jacobian} for a
 * function that is evaluated once, {@link rustgrad.program.ImplicitFunction} and {@link
 * rustgrad.program.VectorImplicitFunction} for the solutions of equations, {@link
 * rustgrad.program.ParameterLayout} for inputs by name.
 *
 * <pre>{@code
 * function -- trace --> graph -- pass --> graph with derivatives -- exec --> numbers
 * }</pre>
 *
 * <p>The packages below this one are internal, and build on one another:
 *
 * <pre>{@code
 * trace    runs a function on values that write down what is asked of them
 * tape     runs a function once on values with numbers, and sweeps back over what they did
 * ir       what is written down: a graph, which is a function as data
 * sparse   which entries of a matrix can differ from zero, and how few sweeps find them
 * pass     turns the graph that was traced into the graph that runs
 * exec     runs a graph, by an interpreter or as bytecode
 * path     keeps a graph for each path through the comparisons of a function
 *
 * ir <-- trace, sparse <-- pass <-- exec <-- path <-- this package        "<--": is used by
 *          trace <-- tape <-- this package
 * }</pre>
 *
 * <p>This package is on top and may use all of them; none of them uses it.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.program;
