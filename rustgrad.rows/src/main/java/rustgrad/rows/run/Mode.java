package rustgrad.rows.run;

import java.util.List;
import rustgrad.program.pass.Derivative;
import rustgrad.program.pass.Pass;
import rustgrad.rows.pass.RowPipeline;

/**
 * What can be asked of a program over rows.
 *
 * @param overRows whether it is one result over all rows; else there are results for each row
 * @param byRow whether the derivative is with respect to the row; else to the parameters
 */
public record Mode(boolean overRows, Derivative derivative, boolean byRow) {
  /** The sum over the rows. */
  public static final Mode SUM = new Mode(true, Derivative.VALUE, false);

  /** The sum over the rows and its gradient with respect to the parameters. */
  public static final Mode GRADIENT = new Mode(true, Derivative.GRADIENT, false);

  /**
   * The sum over the rows, its gradient, and its Hessian times a direction; of a function of the
   * parameters, the direction and a row.
   */
  public static final Mode HESSIAN_PRODUCT = new Mode(true, Derivative.HESSIAN_PRODUCT, false);

  /** The sum over the rows, its gradient, and the diagonal of its Hessian. */
  public static final Mode HESSIAN_DIAGONAL = new Mode(true, Derivative.HESSIAN_DIAGONAL, false);

  /** A derivative of each row with respect to its numbers. */
  public static Mode byRow(Derivative derivative) {
    return new Mode(false, derivative, true);
  }

  /** A derivative of each row with respect to the parameters. */
  public static Mode byParameters(Derivative derivative) {
    return new Mode(false, derivative, false);
  }

  /** The passes for a function of {@code inputs} inputs, of which the first are parameters. */
  List<Pass> passes(int parameters, int inputs) {
    if (overRows) {
      return switch (derivative) {
        case VALUE -> RowPipeline.valueOverRows();
        case HESSIAN_PRODUCT -> RowPipeline.hessianProductOverRows(parameters / 2);
        case HESSIAN_DIAGONAL -> RowPipeline.hessianDiagonalOverRows(parameters);
        default -> RowPipeline.gradientOverRows(parameters);
      };
    }
    return RowPipeline.ofEachRow(derivative, byRow ? parameters : 0, byRow ? inputs : parameters);
  }
}
