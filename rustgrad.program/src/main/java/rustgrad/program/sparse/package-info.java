/**
 * How to compute a matrix that is mostly zeros in few sweeps. Columns that have no row in common
 * get one color, and one sweep along all columns of a color finds the entries of each:
 *
 * <pre>
 * a . .                    sweep of color 0: along (1, 0, 1), gives (a, b, d)
 * b c .                    sweep of color 1: along (0, 1, 0), gives (0, c, e)
 * . e d
 * 0 1 0   the colors
 * </pre>
 *
 * <p>{@link rustgrad.program.sparse.JacobianPattern} finds the entries, {@link
 * rustgrad.program.sparse.Coloring} and {@link rustgrad.program.sparse.StarColoring} the colors,
 * and {@link rustgrad.program.sparse.Compression} says which entry is read where.
 *
 * <p>This package uses ir alone.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.program.sparse;
