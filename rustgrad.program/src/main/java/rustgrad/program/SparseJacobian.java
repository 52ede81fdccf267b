package rustgrad.program;

/**
 * The Jacobian of a {@link VectorProgram} of which only the entries that can differ from zero are
 * computed, in a few sweeps: see {@link VectorProgram#sparseJacobian}.
 *
 * <pre>{@code
 * SparseJacobian jacobian = f.sparseJacobian(x);
 * double[] entries = new double[jacobian.pattern().entries()];
 * jacobian.evaluate(x, entries);
 * }</pre>
 *
 * <p>The entries are those of one path through the comparisons of the function, see {@link
 * #evaluate}. Any number of threads may use it at once. After a few calls, evaluating it allocates
 * nothing.
 */
public final class SparseJacobian {
  private final SparseMatrixProgram matrix;

  SparseJacobian(SparseMatrixProgram matrix) {
    this.matrix = matrix;
  }

  /** Where the entries stand: a row for each output, a column for each input. */
  public SparsityPattern pattern() {
    return matrix.pattern();
  }

  /** How many sweeps are needed: one for each color of inputs, or of outputs. */
  public int colors() {
    return matrix.colors();
  }

  /** Whether the sweeps go from the inputs to the outputs, or back. */
  public Accumulation accumulation() {
    return matrix.accumulation();
  }

  /**
   * The entries at x.
   *
   * @param into receives them in the order of the {@link #pattern()}; another array than x
   * @throws IllegalArgumentException if x is not as long as the inputs, or into not as long as the
   *     entries, or both are the same; or if the function takes another path through its
   *     comparisons at x than where the pattern was made, where other entries may differ from zero.
   *     It is then left as it was; ask for the {@link VectorProgram#sparseJacobian} at x.
   */
  public void evaluate(double[] x, double[] into) {
    matrix.evaluate(x, into);
  }

  /** Such as "SparseJacobian(9 x 9, 25 entries, 3 colors, forward)". */
  @Override
  public String toString() {
    return "SparseJacobian(" + matrix + ")";
  }
}
