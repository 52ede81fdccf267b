package rustgrad.program;

import rustgrad.program.sparse.Pattern;

/**
 * Which entries of a matrix can differ from zero, as compressed sparse rows (CSR): those of row i
 * stand at {@code rowStarts()[i], ..., rowStarts()[i + 1] - 1}, and {@code columnIndexes()} says in
 * which columns.
 *
 * <p>This matrix has 4 entries that are not zero:
 *
 * <pre>
 * 5 0 0                 rowStarts      0 1 1 4
 * 0 0 0                 columnIndexes  0 0 1 2
 * 6 7 8                 the entries    5 6 7 8
 * </pre>
 */
public final class SparsityPattern {
  private final Pattern pattern;

  SparsityPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** How many rows the matrix has. */
  public int rows() {
    return pattern.rows();
  }

  /** How many columns the matrix has. */
  public int columns() {
    return pattern.columns();
  }

  /** How many entries can differ from zero. */
  public int entries() {
    return pattern.entries();
  }

  /**
   * Where the entries of each row start and, in one more place, where those of the last row end; a
   * copy.
   */
  public int[] rowStarts() {
    return pattern.rowStarts().clone();
  }

  /** The column of each entry, ascending within a row; a copy. */
  public int[] columnIndexes() {
    return pattern.columnIndexes().clone();
  }

  /** Such as "SparsityPattern(3 x 3, 4 entries)". */
  @Override
  public String toString() {
    return "SparsityPattern(%d x %d, %d entries)".formatted(rows(), columns(), entries());
  }
}
