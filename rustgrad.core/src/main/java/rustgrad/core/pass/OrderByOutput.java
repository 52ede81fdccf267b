package rustgrad.core.pass;

import java.util.Arrays;
import rustgrad.core.ir.Graph;
import rustgrad.core.ir.Kind;

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
  private final Graph graph;
  private final Copy copy;
  private final boolean[] done;

  /** Instructions that wait for their inputs, and the next input that each waits for. */
  private int[] path = new int[64];

  private int[] next = new int[64];

  private OrderByOutput(Graph graph) {
    this.graph = graph;
    this.copy = new Copy(graph);
    this.done = new boolean[graph.size()];
  }

  static Graph apply(Graph graph) {
    OrderByOutput order = new OrderByOutput(graph);
    for (int i = 0; i < graph.size(); i++) {
      if (graph.kind(i) == Kind.GUARD) {
        order.write(i);
      }
    }
    for (int k = 0; k < graph.outputs(); k++) {
      order.write(graph.output(k));
    }
    order.write(graph.result());
    return order.copy.build();
  }

  /** Writes a slot behind all that it depends on: depth first, inputs from the left. */
  private void write(int slot) {
    int depth = push(slot, 0);
    while (depth > 0) {
      int top = path[depth - 1];
      int k = next[depth - 1]++;
      if (k == graph.arity(top)) {
        copy.copy(top);
        depth--;
      } else {
        depth = push(graph.input(top, k), depth);
      }
    }
  }

  private int push(int slot, int depth) {
    if (done[slot]) {
      return depth;
    }
    done[slot] = true;
    if (depth == path.length) {
      path = Arrays.copyOf(path, 2 * depth);
      next = Arrays.copyOf(next, 2 * depth);
    }
    path[depth] = slot;
    next[depth] = 0;
    return depth + 1;
  }
}
