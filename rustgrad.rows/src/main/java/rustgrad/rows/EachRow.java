package rustgrad.rows;

import rustgrad.program.Program;
import rustgrad.program.pass.Derivative;

/**
 * The values of a {@link RowProgram} and their derivatives, for each row.
 *
 * <pre>{@code
 * double[] gradients = new double[2 * 1000]; // 1000 rows of 2 numbers
 * price.eachRow().gradients(p, book, gradients);
 * }</pre>
 *
 * <p>Results are written row after row, with the bits of a {@link Program} of the parameters and
 * the row. An {@link IllegalArgumentException} is thrown, before any work, if an array or a row is
 * not as long as it must be, if the results go into the array of the parameters, or if the rows are
 * streamed.
 */
public final class EachRow {
  private final RowResults results;

  EachRow(RowResults results) {
    this.results = results;
  }

  /**
   * The value of each row.
   *
   * @param into receives one number for each row
   */
  public void evaluate(double[] p, Rows data, double[] into) {
    results.byRow(Derivative.VALUE, p, data, into);
  }

  /**
   * The gradient of each row with respect to its numbers.
   *
   * @param into receives the derivatives of the first row, then those of the second, and so on
   */
  public void gradients(double[] p, Rows data, double[] into) {
    results.byRow(Derivative.GRADIENT, p, data, into);
  }

  /**
   * The gradient of each row with respect to the parameters: the Jacobian of all rows, as a
   * least-squares fit needs it.
   *
   * @param into receives the derivatives of the first row, then those of the second, and so on
   */
  public void parameterGradients(double[] p, Rows data, double[] into) {
    results.byParameters(Derivative.JACOBIAN, p, data, into);
  }

  /**
   * The Hessian of each row with respect to its numbers.
   *
   * @param into receives the Hessian of the first row, then that of the second, and so on
   * @throws UnsupportedOperationException as for {@link Program#hessian}
   */
  public void hessians(double[] p, Rows data, double[] into) {
    results.byRow(Derivative.HESSIAN, p, data, into);
  }

  /**
   * The diagonal of the Hessian of each row.
   *
   * @param into receives the diagonal of the first row, then that of the second, and so on
   * @throws UnsupportedOperationException as for {@link Program#hessian}
   */
  public void hessianDiagonals(double[] p, Rows data, double[] into) {
    results.byRow(Derivative.HESSIAN_DIAGONAL, p, data, into);
  }

  /**
   * The Hessian of each row times a vector.
   *
   * @param directions for each row a vector that is as long as the row
   * @param into receives the product for the first row, then that for the second, and so on
   * @throws UnsupportedOperationException as for {@link Program#hessian}
   */
  public void hessianVectorProducts(double[] p, Rows data, Rows directions, double[] into) {
    results.product(Derivative.HESSIAN_PRODUCT, p, data, directions, into);
  }

  /** Such as "each row of 2 parameters, 3 columns". */
  @Override
  public String toString() {
    return "each row of " + results.shape();
  }
}
