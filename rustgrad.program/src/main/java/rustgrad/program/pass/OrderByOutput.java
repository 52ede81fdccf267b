package rustgrad.program.pass;

import java.util.function.IntPredicate;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;
import rustgrad.program.ir.Walk;

/**
 * Moves instructions to where the first output needs them, so that a run of a large graph finds in
 * the cache what it reads. All guards come first, with what they compare. Leaves out what nothing
 * needs.
 *
 * <pre>
 * v2 = sin(x0)               v2 = sin(x0)
 * v3 = sin(x1)               v3 = exp(v2)
 * v4 = exp(v2)               v4 = sin(x1)
 * v5 = exp(v3)               v5 = exp(v4)
 * out[0] = v4                out[0] = v3
 * out[1] = v5                out[1] = v5
 * return v4                  return v3
 * </pre>
 */
final class OrderByOutput {
  private OrderByOutput() {}

  static Graph apply(Graph graph) {
    Copy copy = new Copy(graph);
    boolean[] written = new boolean[graph.size()];
    IntPredicate isNew =
        slot -> {
          boolean first = !written[slot];
          written[slot] = true;
          return first;
        };
    Walk walk = Walk.ofInputs(graph, isNew, copy::copy);
    for (int i = 0; i < graph.size(); i++) {
      if (graph.kind(i) == Kind.GUARD) {
        walk.from(i);
      }
    }
    for (int k = 0; k < graph.outputs(); k++) {
      walk.from(graph.output(k));
    }
    walk.from(graph.result());
    return copy.build();
  }
}
