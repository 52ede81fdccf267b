package rustgrad.program.exec;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rustgrad.api.spi.VectorOp;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Where the interpreter keeps the inputs and outputs of {@link Kind#CALL}s. The picks that follow a
 * call at once are filled by it; if there are no others, its arrays serve all such calls of its op,
 * so that a loop of calls takes memory for what goes from one to the next alone.
 */
final class CallMemory {
  private final Graph graph;
  private final BitSet filled = new BitSet();
  private final BitSet readLater = new BitSet();

  /** The first array of the calls of an op that share theirs, by the detail of the call. */
  private final Map<Integer, Integer> shared = new HashMap<>();

  CallMemory(Graph graph) {
    this.graph = graph;
    if (graph.ops().stream().anyMatch(VectorOp.class::isInstance)) {
      findPicks();
    }
  }

  private void findPicks() {
    for (int i = 1; i < graph.size(); i++) {
      if (graph.kind(i) == Kind.PICK) {
        int call = graph.first(i);
        boolean follows = i - 1 == call || filled.get(i - 1) && graph.first(i - 1) == call;
        if (follows && graph.kind(call) == Kind.CALL) {
          filled.set(i);
        } else {
          readLater.set(call);
        }
      }
    }
  }

  /** Whether a pick is filled by its call. */
  boolean isFilled(int pick) {
    return filled.get(pick);
  }

  /** The array of the inputs of a call, after which comes that of its outputs. */
  int firstArray(int call, List<Integer> arrayLengths) {
    Integer known = readLater.get(call) ? null : shared.get(graph.detail(call));
    if (known != null) {
      return known;
    }
    int first = arrayLengths.size();
    arrayLengths.add(graph.arity(call));
    arrayLengths.add(graph.numbers(call));
    if (!readLater.get(call)) {
      shared.put(graph.detail(call), first);
    }
    return first;
  }
}
