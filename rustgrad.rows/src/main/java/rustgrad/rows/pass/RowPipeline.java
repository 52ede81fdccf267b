package rustgrad.rows.pass;

import java.util.List;
import rustgrad.program.ir.Graph;
import rustgrad.program.pass.Adjoint;
import rustgrad.program.pass.CotangentOverRows;
import rustgrad.program.pass.Derivative;
import rustgrad.program.pass.HessianOverRows;
import rustgrad.program.pass.Pass;
import rustgrad.program.pass.Pipeline;
import rustgrad.program.pass.SpreadSums;

/**
 * The passes for a function of parameters, which come first, and the numbers of a row.
 *
 * <pre>
 * results of each row     DropGuards  DropUnused  those of {@link Derivative}   SIMPLIFY
 * sum over rows           DropGuards  DropUnused  SumRows               SIMPLIFY
 * sums of the outputs     DropGuards  DropUnused  SumRows               SIMPLIFY
 * passed back to the row
 *   or the parameters     DropGuards  DropUnused  WeighOutputs Adjoint  SIMPLIFY
 * sum and its gradient    DropGuards  DropUnused  Adjoint               SIMPLIFY
 * and its Hessian         DropGuards  DropUnused  Adjoint ExpandPartials Tangent   SIMPLIFY
 * </pre>
 *
 * After these comes FuseDot for steps that compute many columns at once, or SpreadSums for loops
 * that compute many instructions at once. Both leave the sums over rows in their order.
 *
 * <p>No guard is needed: rows are sorted by their path before, so all guards would hold.
 */
public final class RowPipeline {
  private RowPipeline() {}

  /** For a derivative of the results of each row with respect to these inputs. */
  public static List<Pass> ofEachRow(Derivative derivative, int... inputs) {
    return around(derivative.passes(inputs));
  }

  /** For the sum over rows, and its gradient with respect to the parameters. */
  public static List<Pass> gradientOverRows(int parameters) {
    return around(List.of(new Pass("Adjoint", graph -> Adjoint.overRows(graph, parameters))));
  }

  /**
   * For the sum over rows, its gradient with respect to the parameters, and its Hessian times a
   * direction, whose numbers come after the parameters.
   */
  public static List<Pass> hessianProductOverRows(int parameters) {
    return around(
        List.of(new Pass("Hessian", graph -> HessianOverRows.product(graph, parameters))));
  }

  /** For the sum over rows, its gradient and the diagonal of its Hessian. */
  public static List<Pass> hessianDiagonalOverRows(int parameters) {
    return around(
        List.of(new Pass("Hessian", graph -> HessianOverRows.diagonal(graph, parameters))));
  }

  /** For the sum over rows. */
  public static List<Pass> valueOverRows() {
    return around(List.of(new Pass("SumRows", SumRows::apply)));
  }

  /** For the sums of all outputs over the rows. */
  public static List<Pass> sumsOverRows() {
    return around(List.of(new Pass("SumRows", SumRows::ofOutputs)));
  }

  /**
   * For the gradient of the sum of these outputs over the rows, with weights, with respect to the
   * parameters.
   */
  public static List<Pass> cotangentOverRows(int parameters, int... outputs) {
    return around(
        List.of(
            new Pass(
                "Cotangent", graph -> CotangentOverRows.byParameters(graph, parameters, outputs))));
  }

  /** For the gradient of these outputs of each row, with weights, with respect to the row. */
  public static List<Pass> cotangentOfEachRow(int parameters, int... outputs) {
    return around(
        List.of(
            new Pass("Cotangent", graph -> CotangentOverRows.byRow(graph, parameters, outputs))));
  }

  private static List<Pass> around(List<Pass> differentiate) {
    return Pipeline.join(
        List.of(new Pass("DropGuards", DropGuards::apply), Pipeline.DROP_UNUSED),
        differentiate,
        Pipeline.SIMPLIFY);
  }

  /** With dots of what varies with what does not. */
  public static Graph withDots(Graph graph, int parameters) {
    return FuseDot.apply(graph, parameters);
  }

  /** With additions and multiplications alone. */
  public static Graph withoutDots(Graph graph) {
    return SpreadSums.apply(graph);
  }
}
