/**
 * Runs plans over rows of data, by any number of threads. {@link rustgrad.rows.run.OverRows} is the
 * door to all of it:
 *
 * <pre>
 *   OverRows        one function: its paths, each planned when first taken
 *     ReadyPlan     in steps of many columns, or in loops of many instructions
 *     LoopPromotion from steps to loops, beside the runs of the user
 *     BlockSteps    the steps of a plan, made ready to run
 *     Evaluation    one run over all rows; every thread of the Team takes part
 *       Claims      hands a thread some rows of one path at a time
 *       Workspace   the block in which a thread computes them, step by step
 *     PathRun       what depends on no row, and the SumTree in which the threads' sums meet
 *   SumsOverRows    a function of sums over rows: the OuterFunction, and what it passes back
 *     KeptPasses    two passes, of which the second reads what the first has kept of each row
 *   PartialSums     sums over some of the rows, which other machines merge
 *     WholeLeaves   Claims without the rows whose leaf has others, too
 *     PathSums      one path: a PathRun, in whose tree parts meet, and the rows that wait
 * </pre>
 *
 * <h2>When loops take over</h2>
 *
 * <p>A path runs in steps at first, whose code the JVM has. When it has run often for its size, the
 * BackgroundThread of rustgrad.program makes classes of its loops, and runs these on some rows of
 * the user until they are hardly slower than the steps (WarmUp): this is its LoopPromotion. Each
 * run keeps the plan that it began with. Many rows in one call, or a stream, run in loops at once.
 *
 * <h2>Sums</h2>
 *
 * <p>Sums are the only place where rows meet, and their order is fixed. A leaf of 128 rows is
 * summed by one thread, in the lanes of {@link rustgrad.rows.kernel.Kernels} (loops add to lanes
 * that the Workspace keeps), and the leaves are added by their numbers, ((0 + 1) + (2 + 3)) + ...
 * Threads claim rows and add leaves, or neighbours that a block has, in any order; the SumTree
 * waits for others. A block may be padded to a multiple of eight rows; before a column is summed,
 * its padding is set to 0.
 *
 * <p>A part of a sum is what waits in the trees when its rows have been computed. As it depends on
 * the rows alone, parts that are put into one tree later, in any order, give the tree of all rows.
 * In a part the sums stand in the order of the graph, as that of a plan may depend on the machine.
 *
 * <h2>Comparisons</h2>
 *
 * <p>If the function compares what depends on the row, each row is first run through the guards of
 * a path as a scalar program (SortedRows), and rows that take the same path are computed together.
 * The sums of the paths are added up in the order of their outcomes.
 *
 * <p>This package uses data, kernel, part, pass and plan of this module, and of rustgrad.program
 * the graph (ir), the passes (pass), the scalar executors (exec, for what does not vary) and the
 * paths through a function (path).
 */
@org.jspecify.annotations.NullMarked
package rustgrad.rows.run;
