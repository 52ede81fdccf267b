package rustgrad.program.pass;

import java.util.stream.IntStream;
import rustgrad.program.ir.Graph;

/**
 * Of a program over rows: the sum of the results, and as outputs its gradient with respect to the
 * parameters and, after that, what is asked of its Hessian.
 */
public final class HessianOverRows {
  private HessianOverRows() {}

  /**
   * The Hessian times a direction.
   *
   * @param graph of the parameters, a number of the direction for each, and a row
   */
  public static Graph product(Graph graph, int parameters) {
    return Tangent.afterOutputs(gradient(graph, parameters, 2 * parameters), parameters);
  }

  /**
   * The diagonal of the Hessian.
   *
   * @param graph of the parameters and a row
   */
  public static Graph diagonal(Graph graph, int parameters) {
    return Tangent.diagonalAfterOutputs(gradient(graph, parameters, parameters), parameters);
  }

  private static Graph gradient(Graph graph, int parameters, int firstOfRow) {
    return ExpandPartials.apply(
        Adjoint.overRows(graph, parameters, firstOfRow), IntStream.range(0, parameters).toArray());
  }
}
