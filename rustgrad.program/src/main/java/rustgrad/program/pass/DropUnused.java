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
  private static final byte NOTHING = 0, ONE_OR_TWO = 1, MANY = 2, GUARD = 3;

  /** What an instruction of each kind reads. */
  private static final byte[] READS = new byte[Kind.values().length];

  static {
    for (Kind kind : Kind.values()) {
      READS[kind.ordinal()] =
          switch (kind) {
            case INPUT, CONSTANT -> NOTHING;
            case GUARD -> GUARD;
            default -> kind.hasFixedArity() ? ONE_OR_TWO : MANY;
          };
    }
  }

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
    int end = graph.size();
    while (end > 0) {
      int first = (end - 1) / Graph.CHUNK * Graph.CHUNK;
      useInputs(graph.chunk(first / Graph.CHUNK), first, end, graph.pool(), used);
      end = first;
    }
    return used;
  }

  /** Of the instructions of a chunk, those used use their inputs. */
  private static void useInputs(int[] chunk, int first, int end, int[] pool, boolean[] used) {
    for (int i = end - 1; i >= first; i--) {
      int at = 3 * (i - first);
      byte reads = READS[chunk[at] & Graph.KIND_MASK];
      used[i] |= reads == GUARD;
      if (!used[i] || reads == NOTHING) {
        continue;
      }
      int a = chunk[at + 1];
      int b = chunk[at + 2];
      if (reads == MANY) {
        for (int k = 0; k < b; k++) {
          used[pool[a + k]] = true;
        }
      } else {
        used[a] = true;
        used[b] = true;
      }
    }
  }
}
