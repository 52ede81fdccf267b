/**
 * Runs plans over rows of data, by any number of threads. {@link rustgrad.rows.run.OverRows} is the
 * door to all of it:
 *
 * <pre>
 *   OverRows        one function: its paths, each planned when first taken
 *     Evaluation    one run over all rows; every thread of the Team takes part
 *       Claims      hands a thread some rows of one path at a time
 *       Workspace   the block in which a thread computes them, step by step
 *     PathRun       what depends on no row, and the SumTree in which the threads' sums meet
 * </pre>
 *
 * <p>The sum over rows does not depend on who computes which rows: a leaf of 128 rows is summed by
 * one thread, and the leaves are added by their numbers, ((0 + 1) + (2 + 3)) + ...
 *
 * <p>It uses rustgrad.rows.data and plan, the loops (rustgrad.rows.kernel), the scalar executors
 * (exec), the passes (pass) and the paths through a function (program).
 */
@org.jspecify.annotations.NullMarked
package rustgrad.rows.run;
