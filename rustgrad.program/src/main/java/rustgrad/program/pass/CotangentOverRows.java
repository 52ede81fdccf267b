package rustgrad.program.pass;

import java.util.stream.IntStream;
import rustgrad.program.ir.Graph;

/**
 * Of a program over rows: the gradient of some of its outputs, added up with weights that are the
 * same for all rows. There is an input with a weight for each output, between the parameters and
 * the row.
 */
public final class CotangentOverRows {
  private CotangentOverRows() {}

  /** With respect to the parameters: summed over the rows. */
  public static Graph byParameters(Graph graph, int parameters, int... outputs) {
    Graph weighed = WeighOutputs.apply(graph, parameters, outputs);
    return Adjoint.gradientOverRows(weighed, parameters, parameters + graph.outputs());
  }

  /** With respect to the numbers of the row: for each row. */
  public static Graph byRow(Graph graph, int parameters, int... outputs) {
    Graph weighed = WeighOutputs.apply(graph, parameters, outputs);
    int firstOfRow = parameters + graph.outputs();
    return Adjoint.by(weighed, IntStream.range(firstOfRow, graph.inputs()).toArray());
  }
}
