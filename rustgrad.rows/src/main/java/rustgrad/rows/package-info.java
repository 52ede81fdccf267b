/**
 * One traced function over many rows of data: {@link rustgrad.rows.RowProgram}, with the {@link
 * rustgrad.rows.Rows} that it is run on.
 *
 * <pre>{@code
 * graph -- pass --> graph over rows -- plan --> steps over columns -- run --> sums, results
 * }</pre>
 *
 * <p>A function of several outputs is a {@link rustgrad.rows.VectorRowProgram}: its outputs and
 * Jacobians for each row ({@link rustgrad.rows.RowJacobian}), and functions of the sums of its
 * outputs over all rows ({@link rustgrad.rows.FunctionOfSums}).
 *
 * <p>The function is recorded as a {@link rustgrad.program.Program} is; its parameters are the
 * first inputs, and a row is the others. The packages below this one are internal:
 *
 * <pre>
 * pass     the passes that only programs over rows need
 * plan     how the graph is computed for many rows at once, as data
 * run      runs a plan, by any number of threads
 * kernel   the loops in which the time is spent; rustgrad.simd provides faster ones
 * data     rows as they come: from an array, from a stream, or two side by side
 * part     sums over some of the rows, as data that other machines can merge
 * </pre>
 *
 * <p>This package is on top and may use all of them; none of them uses it.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.rows;
