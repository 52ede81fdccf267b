package rustgrad.core.pass;

import java.util.Arrays;
import rustgrad.core.ir.Graph;
import rustgrad.core.ir.Kind;

/**
 * The order in which {@link Adjoint} visits a graph; the eager engine's Backward walks the same.
 */
public final class Walk {
  private Walk() {}

  /** Which slots depend on an input, other than through a detach. Only these have an adjoint. */
  public static boolean[] active(Graph graph) {
    return active(graph, 0, graph.inputs());
  }

  /** Which slots depend on one of the inputs {@code from, ..., to - 1}. */
  static boolean[] active(Graph graph, int from, int to) {
    boolean[] active = new boolean[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      active[i] =
          switch (graph.kind(i)) {
            case INPUT -> i >= from && i < to;
            case CONSTANT, DETACH, GUARD -> false;
            default -> anyActive(graph, i, active);
          };
    }
    return active;
  }

  private static boolean anyActive(Graph graph, int i, boolean[] active) {
    for (int k = firstWalked(graph, i); k < graph.arity(i); k++) {
      if (active[graph.input(i, k)]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Which slots of a program over rows vary from row to row; the inputs before this one do not, nor
   * what is summed over the rows.
   */
  public static boolean[] varying(Graph graph, int firstOfRow) {
    boolean[] varying = new boolean[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      varying[i] = i >= firstOfRow && graph.kind(i) == Kind.INPUT;
      for (int k = 0; k < graph.arity(i) && graph.kind(i) != Kind.ROW_SUM; k++) {
        varying[i] |= varying[graph.input(i, k)];
      }
    }
    return varying;
  }

  /** How many instructions and outputs read each slot. */
  public static int[] uses(Graph graph) {
    int[] uses = new int[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      for (int k = 0; k < graph.arity(i); k++) {
        uses[graph.input(i, k)]++;
      }
    }
    for (int k = 0; k < graph.outputs(); k++) {
      uses[graph.output(k)]++;
    }
    uses[graph.result()]++;
    return uses;
  }

  /** The first input that something flows into: nothing does into what a where compares. */
  public static int firstWalked(Graph graph, int i) {
    return graph.kind(i) == Kind.WHERE ? 2 : 0;
  }

  /** The active slots that a slot depends on: depth-first postorder, inputs from the left. */
  static int[] postorder(Graph graph, int root, boolean[] active) {
    return postorder(graph, root, 0, active);
  }

  /** The same, where no slot before the given base is active; its place is the first told of. */
  public static int[] postorder(Graph graph, int root, int base, boolean[] active) {
    if (root < base || !active[root - base]) {
      return new int[0];
    }
    int[] order = new int[active.length];
    int size = 0;
    boolean[] seen = new boolean[active.length];
    int[] path = new int[64];
    int[] next = new int[64];
    int depth = 1;
    path[0] = root;
    next[0] = firstWalked(graph, root);
    seen[root - base] = true;
    while (depth > 0) {
      int top = path[depth - 1];
      int k = next[depth - 1]++;
      if (k == graph.arity(top)) {
        depth--;
        order[size++] = top;
        continue;
      }
      int input = graph.input(top, k);
      if (input >= base && active[input - base] && !seen[input - base]) {
        seen[input - base] = true;
        if (depth == path.length) {
          path = Arrays.copyOf(path, 2 * depth);
          next = Arrays.copyOf(next, 2 * depth);
        }
        path[depth] = input;
        next[depth++] = firstWalked(graph, input);
      }
    }
    return Arrays.copyOf(order, size);
  }
}
