package rustgrad.program.pass;

import java.util.Arrays;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Computes once what is written twice: instructions of the same kind and detail with the same
 * inputs in the same order. Ops are pure, so this changes no bit.
 *
 * <pre>
 * v1 = exp(x0)
 * v2 = exp(x0)               v1 = exp(x0)
 * v3 = times(v1, v2)         v2 = times(v1, v1)
 * return v3                  return v2
 * </pre>
 */
final class ShareCommon {
  private ShareCommon() {}

  static Graph apply(Graph graph) {
    Copy copy = new Copy(graph);
    // The first instruction of each form, by its hash, plus 1: open addressing, at most half full.
    int[] table = new int[Integer.highestOneBit(graph.size() + 1) << 2];
    for (int i = 0; i < graph.size(); i++) {
      if (isKept(graph.kind(i))) {
        copy.copy(i);
        continue;
      }
      int[] in = copy.inputsOf(i);
      int place = hash(graph, i, in) & (table.length - 1);
      while (table[place] != 0 && !same(copy, table[place] - 1, i, in)) {
        place = (place + 1) & (table.length - 1);
      }
      if (table[place] == 0) {
        table[place] = i + 1;
        copy.copy(i);
      } else {
        copy.map(i, copy.of(table[place] - 1));
      }
    }
    return copy.build();
  }

  /** Guards are counted, so each stays. */
  private static boolean isKept(Kind kind) {
    return kind == Kind.INPUT || kind == Kind.CONSTANT || kind == Kind.GUARD;
  }

  private static int hash(Graph graph, int i, int[] in) {
    int hash = (31 * graph.kind(i).ordinal() + graph.detail(i)) * 31 + Arrays.hashCode(in);
    hash *= 0x9E3779B9; // Fibonacci hashing (Knuth)
    return hash ^ hash >>> 15;
  }

  private static boolean same(Copy copy, int first, int i, int[] in) {
    Graph graph = copy.from;
    if (graph.kind(first) != graph.kind(i)
        || graph.detail(first) != graph.detail(i)
        || graph.arity(first) != in.length) {
      return false;
    }
    for (int k = 0; k < in.length; k++) {
      if (copy.of(graph.input(first, k)) != in[k]) {
        return false;
      }
    }
    return true;
  }
}
