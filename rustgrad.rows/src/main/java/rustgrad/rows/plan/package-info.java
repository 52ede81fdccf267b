/**
 * How a graph is computed for many rows at once, as data: a {@link rustgrad.rows.plan.Plan}, which
 * prints itself. There are two ways. In the first, each step computes columns from columns. This is
 * what {@link rustgrad.rows.plan.Planner} makes of the squared error {@code (p0 + p1 * row0 -
 * row1)^2} of a line, summed over the rows, with its gradient:
 *
 * <pre>{@code
 * in each block of rows:
 *   c0..c1 = row0..row1
 *   c4 = 1.0
 *   c2 = p0 + p1*c0
 *   c3 = minus(c2, c1)
 *   c2 = plus(c3, c3)
 *   s0 = sum(c3 * c3)
 *   s1..s2 = sum(c2 * [c0 c4])
 * results:
 *   out[0] = s2
 *   out[1] = s1
 *   return s0
 * }</pre>
 *
 * <p>This suits networks, whose steps are long dots for many neurons at once. Other functions, this
 * one too, are computed in loops that keep their numbers in registers. So {@link
 * rustgrad.rows.plan.LoopPlanner} makes of it
 *
 * <pre>{@code
 * in each block of rows:
 *   c0..c1 = row0..row1
 *   in a loop:
 *     v4 = times(p1, c0)
 *     v5 = plus(p0, v4)
 *     v6 = minus(v5, c1)
 *     v7 = times(v6, v6)
 *     v8 = plus(v6, v6)
 *     v9 = times(v8, c0)
 *     s0 = sum(v8)
 *     s1 = sum(v9)
 *     s2 = sum(v7)
 * }</pre>
 *
 * <p>Uniform slots are computed once: before the rows, or after them if they depend on the sums
 * (Uniforms). A slot that varies gets a column in a block of 128 rows, or a multiple of 128. A
 * column is used again when nothing is left to read it, as c2 is above (SlotColumns).
 *
 * <p>Planner goes level by level, and computes together what is alike:
 *
 * <ul>
 *   <li>Dots that read the same columns become one matrix product.
 *   <li>The same op on columns that follow one another becomes one long loop.
 *   <li>Sums over products of some columns with some others become one more matrix product, as s1
 *       and s2 above (SumGroups).
 * </ul>
 *
 * <p>So a training step of a network with two hidden layers has 21 steps ({@link
 * rustgrad.rows.plan.PlanStep}), whatever its width.
 *
 * <p>LoopPlanner keeps the order of the instructions:
 *
 * <ul>
 *   <li>An op that loops may not contain, such as exp, which is faster for many numbers at once,
 *       has a step of its own. What is computed from it comes in loops after it.
 *   <li>A long function is cut into loops where few numbers go from one to the next (LoopCutter);
 *       these stand in columns. What is one operation on a row is computed again instead.
 *   <li>A loop for what a {@code where} did not choose skips the other rows (MaskedSums).
 *   <li>Loops that do the same with other columns and numbers share one body, and so the code.
 * </ul>
 *
 * <p>This package uses the graph (rustgrad.program.ir) and of rustgrad.rows.kernel what a loop is
 * ({@link rustgrad.rows.kernel.LoopBody}). It knows nothing of what runs a plan: no memory, no
 * threads.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.rows.plan;
