/**
 * One traced function over many rows of data: {@link rustgrad.rows.RowProgram}, with the {@link
 * rustgrad.rows.Rows} that it is run on.
 *
 * <pre>
 *   graph -- pass --&gt; graph over rows -- plan --&gt; steps over columns -- run --&gt; sums, results
 * </pre>
 *
 * <p>This package is on top and may use all others of the module; none of them uses it.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.rows;
