/**
 * The passes that only programs over rows need. Of the inputs of their graphs, the first are
 * parameters and the others a row; a slot <i>varies</i> if it depends on the row.
 *
 * <pre>
 * sum over rows r of f(p, x_r)
 *   varies:  x_r, and what is computed from it             once for each row
 *   does not: p, row_sum(..), and what is computed from    once for all rows
 * </pre>
 *
 * <p>The derivative itself is that of pass: {@code Adjoint.overRows} sums over the rows what flows
 * from a slot that varies into one that does not. Uses ir and pass.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.rows.pass;
