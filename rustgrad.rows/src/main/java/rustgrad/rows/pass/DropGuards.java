package rustgrad.rows.pass;

import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;
import rustgrad.program.pass.Copy;

/**
 * Leaves out the guards, for rows that are known to pass them.
 *
 * <pre>
 * guard(x0 &lt; 0.0)
 * v2 = negate(x0)            v2 = negate(x0)
 * return v2                  return v2
 * </pre>
 */
final class DropGuards {
  private DropGuards() {}

  static Graph apply(Graph graph) {
    Copy copy = new Copy(graph);
    for (int i = 0; i < graph.size(); i++) {
      if (graph.kind(i) != Kind.GUARD) {
        copy.copy(i);
      }
    }
    return copy.build();
  }
}
