package rustgrad.rows.pass;

import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;
import rustgrad.program.pass.Copy;

/**
 * Sums the result of a program over rows.
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
}
