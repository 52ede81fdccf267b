/**
 * How a graph is computed for many rows at once, as data. {@link rustgrad.rows.plan.Planner} makes
 * a {@link rustgrad.rows.plan.Plan}, which prints itself. That of the squared error {@code (p0 + p1
 * * row0 - row1)^2}, summed over the rows, with its gradient:
 *
 * <pre>
 * in each block of rows:
 *   c0..c1 = row0..row1         a block has a column for each number that varies
 *   c4 = 1.0
 *   c2 = p0 + p1*c0
 *   c3 = minus(c2, c1)
 *   c2 = plus(c3, c3)           nothing reads the first c2 any more, so its column is used again
 *   s0 = sum(c3 * c3)
 *   s1..s2 = sum(c2 * [c0 c4])  the gradient: sums of products, computed together
 * results:
 *   out[0] = s2
 *   out[1] = s1
 *   return s0
 * </pre>
 *
 * <p>It uses the graph (rustgrad.program.ir) and the walks over it (rustgrad.program.pass). It
 * knows nothing of what runs a plan: no loops, no memory, no threads.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.rows.plan;
