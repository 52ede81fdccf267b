package rustgrad.rows;

import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Graph;
import rustgrad.program.path.TracedFunction;
import rustgrad.program.path.TracedPath;
import rustgrad.rows.run.OverRows;

/**
 * How large a program over rows is, and how it is run. Nodes are the operations that the function
 * took on the path that was traced last, before any pass; inputs and constants are not counted.
 * Their numbers are 0 before the first call of a function that compares values.
 *
 * @param parameters how many parameters the function has
 * @param columns how many numbers a row has
 * @param outputs how many outputs the function has
 * @param paths how many paths through its comparisons are kept
 * @param uniform how many nodes depend on the parameters alone, and are computed once for a sum
 * @param varying how many nodes depend on the row, and are computed for each
 * @param bytes about how much memory the graphs of all paths take
 * @param kernels which loops are used, such as "plain Java"
 */
public record RowProgramStatistics(
    int parameters,
    int columns,
    int outputs,
    int paths,
    int uniform,
    int varying,
    long bytes,
    String kernels) {

  static RowProgramStatistics of(RowShape shape, OverRows rows) {
    TracedFunction function = rows.function();
    TracedPath path = function.latest();
    int varying = path == null ? 0 : varying(path.traced(), shape.parameters());
    int nodes = path == null ? 0 : path.traced().nodes();
    return new RowProgramStatistics(
        shape.parameters(),
        shape.columns(),
        shape.outputs(),
        function.paths(),
        nodes - varying,
        varying,
        function.bytes(),
        rows.kernels());
  }

  private static int varying(Graph graph, int parameters) {
    boolean[] varying = Dependence.varying(graph, parameters);
    int nodes = 0;
    for (int i = graph.inputs(); i < graph.size(); i++) {
      if (varying[i]) {
        nodes++;
      }
    }
    return nodes;
  }
}
