package rustgrad.rows.pass;

import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;
import rustgrad.program.pass.Copy;

/**
 * Sums the result of a program over rows, or each of its outputs.
 *
 * <pre>
 *                            v2 = times(x0, x1)
 * v2 = times(x0, x1)         v3 = row_sum(v2)
 * return v2                  return v3
 * </pre>
 */
final class SumRows {
  private SumRows() {}

  static Graph apply(Graph graph) {
    Copy copy = new Copy(graph).all();
    return copy.to.build(copy.to.add(Kind.ROW_SUM, copy.of(graph.result())));
  }

  /** Sums all outputs. */
  static Graph ofOutputs(Graph graph) {
    Copy copy = new Copy(graph).all();
    int[] sums = new int[graph.outputs()];
    for (int k = 0; k < sums.length; k++) {
      sums[k] = copy.to.add(Kind.ROW_SUM, copy.of(graph.output(k)));
    }
    return copy.to.build(sums[0], sums);
  }
}
