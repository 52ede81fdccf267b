package rustgrad.rows.pass;

import java.util.List;
import rustgrad.program.ir.Graph;
import rustgrad.program.pass.Adjoint;
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

  /**
   * For a derivative of the results of each row with respect to the inputs {@code from, ..., to -
   * 1}.
   */
  public static List<Pass> ofEachRow(Derivative derivative, int from, int to) {
    return around(derivative.passes(from, to));
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
