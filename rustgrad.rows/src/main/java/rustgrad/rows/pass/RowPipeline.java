package rustgrad.rows.pass;

import java.util.List;
import rustgrad.program.pass.Adjoint;
import rustgrad.program.pass.Derivative;
import rustgrad.program.pass.Pass;
import rustgrad.program.pass.Pipeline;

/**
 * The passes for a function of parameters, which come first, and the numbers of a row.
 *
 * <pre>
 * results of each row     DropGuards  DropUnused  those of {@link Derivative}   SIMPLIFY  FuseDot
 * sum over rows           DropGuards  DropUnused  SumRows               SIMPLIFY  FuseDot
 * sum and its gradient    DropGuards  DropUnused  Adjoint               SIMPLIFY  FuseDot
 * </pre>
 *
 * No guard is needed: rows are sorted by their path before, so all guards would hold.
 */
public final class RowPipeline {
  private RowPipeline() {}

  /**
   * For a derivative of the results of each row with respect to the inputs {@code from, ..., to -
   * 1}.
   */
  public static List<Pass> ofEachRow(Derivative derivative, int parameters, int from, int to) {
    return around(derivative.passes(from, to), parameters);
  }

  /** For the sum over rows, and its gradient with respect to the parameters. */
  public static List<Pass> gradientOverRows(int parameters) {
    return around(
        List.of(new Pass("Adjoint", graph -> Adjoint.overRows(graph, parameters))), parameters);
  }

  /** For the sum over rows. */
  public static List<Pass> valueOverRows(int parameters) {
    return around(List.of(new Pass("SumRows", SumRows::apply)), parameters);
  }

  private static List<Pass> around(List<Pass> differentiate, int parameters) {
    return Pipeline.join(
        List.of(new Pass("DropGuards", DropGuards::apply), Pipeline.DROP_UNUSED),
        differentiate,
        Pipeline.SIMPLIFY,
        List.of(new Pass("FuseDot", graph -> FuseDot.apply(graph, parameters))));
  }
}
