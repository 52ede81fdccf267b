package rustgrad.program;

/**
 * The Hessian of a {@link Program} of which only the entries that can differ from zero are
 * computed, in a few sweeps: see {@link Program#sparseHessian}.
 *
 * <pre>{@code
 * SparseHessian hessian = f.sparseHessian(x);
 * double[] entries = new double[hessian.pattern().entries()];
 * double value = hessian.evaluate(x, entries);
 * }</pre>
 *
 * <p>The entries are those of one path through the comparisons of the function, see {@link
 * #evaluate}. Any number of threads may use it at once. After a few calls, evaluating it allocates
 * nothing.
 */
public final class SparseHessian {
  private final SparseMatrixProgram matrix;

  SparseHessian(SparseMatrixProgram matrix) {
    this.matrix = matrix;
  }

  /** Where the entries stand, those on both sides of the diagonal. */
  public SparsityPattern pattern() {
    return matrix.pattern();
  }

  /** How many sweeps are needed: one for each color of inputs. */
  public int colors() {
    return matrix.colors();
  }

  /**
   * The value of the function and the entries at x, symmetric to the last bit.
   *
   * @param into receives the entries in the order of the {@link #pattern()}; another array than x
   * @throws IllegalArgumentException if x is not as long as the inputs, or into not as long as the
   *     entries, or both are the same; or if the function takes another path through its
   *     comparisons at x than where the pattern was made, where other entries may differ from zero.
   *     It is then left as it was; ask for the {@link Program#sparseHessian} at x.
   */
  public double evaluate(double[] x, double[] into) {
    return matrix.evaluate(x, into);
  }

  /** Such as "SparseHessian(9 x 9, 25 entries, 3 colors, forward)". */
  @Override
  public String toString() {
    return "SparseHessian(" + matrix + ")";
  }
}
