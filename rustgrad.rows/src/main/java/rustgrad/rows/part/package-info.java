/**
 * Sums over some of the rows, as data: what has been added up so far, and the rows that still wait.
 *
 * <pre>
 * part of the rows 100 to 899, all on one path:
 *
 *   rows 100..127   loose: the first leaf has other rows, too
 *   rows 128..255   sums of leaf 1
 *   rows 256..511   sums of leaves 2 and 3, added up
 *   rows 512..767   sums of leaves 4 and 5
 *   rows 768..895   sums of leaf 6
 *   rows 896..899   loose
 * </pre>
 *
 * <p>Only leaves that are neighbours in the tree of a sum have been added up, so nothing depends on
 * how the rows were cut. On each path, rows are counted by themselves: a leaf has the next 128 rows
 * of its path.
 *
 * <p>The constructors check what they are given, because parts come from other machines. This
 * package knows nothing of programs, and uses no other package of rustgrad; rustgrad.rows.run
 * computes and merges parts.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.rows.part;
