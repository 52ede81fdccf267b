/**
 * How a graph is computed for many rows at once, as data. {@link rustgrad.rows.plan.Planner} makes
 * a {@link rustgrad.rows.plan.Plan}, which prints itself. This is the plan of the squared error
 * {@code (p0 + p1 * row0 - row1)^2} of a line, summed over the rows, with its gradient:
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
 * <p>Uniform slots are computed once: before the rows, or after them if they depend on the sums
 * (Uniforms). A slot that varies gets a column in a block of 128 rows, or a multiple of 128. A
 * column is used again when nothing is left to read it, as c2 is above (SlotColumns).
 *
 * <p>The planner goes level by level, and computes together what is alike:
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
 * <p>This package uses the graph (rustgrad.program.ir). It knows nothing of what runs a plan: no
 * loops, no memory, no threads.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.rows.plan;
