/**
 * Rows of data as they come: from an array, from a stream, or two side by side. Threads share a
 * {@link rustgrad.rows.data.RowData.Reader}; each claims a {@link rustgrad.rows.data.Chunk} of rows
 * at a time, and copies them, column by column, to where it computes:
 *
 * <pre>
 *          row 0   row 1   row 2  ...
 *   c0   [ x0      x0      x0     ... ]     number r of column c is
 *   c1   [ x1      x1      x1     ... ]     at c * stride + r
 * </pre>
 *
 * <p>This package knows nothing of programs, and uses no other package of rustgrad.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.rows.data;
