/**
 * The passes that only programs over rows need. Of the inputs of their graphs, the first are
 * parameters and the others a row. A slot is <i>uniform</i> if it depends on parameters alone; else
 * it <i>varies</i> from row to row.
 *
 * <pre>
 * sum over rows r of f(p, x_r)
 *   varies:   x_r, and what is computed from it             once for each row
 *   uniform:  p, row_sum(..), and what is computed from     once for all rows
 *             these alone
 * </pre>
 *
 * <p>The derivative itself is that of rustgrad.program.pass: {@code Adjoint.overRows} sums over the
 * rows what flows from a slot that varies into a uniform one ({@code row_sum}), at its own place
 * among the contributions. FuseDot then makes one dot of each chain of products of a varying and a
 * uniform factor: for a neuron there is one dot forward, and one for what its weights pass back.
 * {@link rustgrad.rows.pass.RowPipeline} lists the passes.
 *
 * <p>A function of sums over rows takes two passes over them, forward and back. {@link
 * rustgrad.rows.pass.ForwardAndBack} makes a graph for each, and says what the first keeps for the
 * second.
 *
 * <p>This package uses the graph (rustgrad.program.ir) and the passes over it
 * (rustgrad.program.pass).
 */
@org.jspecify.annotations.NullMarked
package rustgrad.rows.pass;
