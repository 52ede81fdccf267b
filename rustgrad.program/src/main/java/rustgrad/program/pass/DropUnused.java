package rustgrad.program.pass;

import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Leaves out what no output and no guard depends on.
 *
 * <pre>
 * v1 = exp(x0)
 * v2 = times(x0, x0)         v1 = times(x0, x0)
 * return v2                  return v1
 * </pre>
 */
final class DropUnused {
  private DropUnused() {}

  static Graph apply(Graph graph) {
    boolean[] used = used(graph);
    if (allBut(graph.inputs(), used)) {
      return graph;
    }
    Copy copy = new Copy(graph);
    for (int i = 0; i < graph.size(); i++) {
      if (used[i]) {
        copy.copy(i);
      }
    }
    return copy.build();
  }

  /** Whether all are used; the inputs, which stay in any case, need not be. */
  private static boolean allBut(int inputs, boolean[] used) {
    int i = inputs;
    while (i < used.length && used[i]) {
      i++;
    }
    return i == used.length;
  }

  private static boolean[] used(Graph graph) {
    boolean[] used = new boolean[graph.size()];
    used[graph.result()] = true;
    for (int k = 0; k < graph.outputs(); k++) {
      used[graph.output(k)] = true;
    }
    for (int i = graph.size() - 1; i >= graph.inputs(); i--) {
      Kind kind = graph.kind(i);
      used[i] |= kind == Kind.GUARD;
      if (used[i] && kind != Kind.CONSTANT) {
        useInputs(graph, i, kind, used);
      }
    }
    return used;
  }

  private static void useInputs(Graph graph, int i, Kind kind, boolean[] used) {
    if (kind.hasFixedArity()) {
      used[graph.first(i)] = true;
      used[graph.second(i)] = true;
    } else {
      for (int k = 0; k < graph.arity(i); k++) {
        used[graph.input(i, k)] = true;
      }
    }
  }
}
