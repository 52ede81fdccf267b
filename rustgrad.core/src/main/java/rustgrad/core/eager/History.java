package rustgrad.core.eager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import rustgrad.api.Value;
import rustgrad.core.ir.Graph;
import rustgrad.core.ir.GraphBuilder;

/** The eager graph behind a value, as instructions, with the node that stands in each slot. */
public final class History {
  private static final int SEEN = -1;

  private final Map<Node, Integer> slots = new IdentityHashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();
  private final Graph graph;

  /** The results on the path from the root, and for each which input to look at next. */
  private Result[] path = new Result[64];

  private int[] next = new int[64];
  private int depth;

  /**
   * Looks back from a value.
   *
   * @param ends where to look no further
   */
  public History(Value root, Value... ends) {
    for (Value end : ends) {
      arriveAt(Node.of(end), false);
    }
    arriveAt(Node.of(root), true);
    walk();
    this.graph = build(slots.get(root));
  }

  /** Walks depth first without recursion, so that only memory limits the depth of a graph. */
  private void walk() {
    while (depth > 0) {
      Result top = path[depth - 1];
      int i = next[depth - 1]++;
      if (i == top.arity()) {
        depth--;
        results.add(top);
      } else {
        arriveAt(top.input(i), true);
      }
    }
  }

  /** What is no result, or an end, becomes an input of the graph. */
  private void arriveAt(Node node, boolean further) {
    if (slots.putIfAbsent(node, SEEN) != null) {
      return;
    }
    if (further && node instanceof Result result) {
      push(result);
    } else {
      slots.put(node, nodes.size());
      nodes.add(node);
    }
  }

  private void push(Result result) {
    if (depth == path.length) {
      path = Arrays.copyOf(path, depth * 2);
      next = Arrays.copyOf(next, depth * 2);
    }
    path[depth] = result;
    next[depth++] = 0;
  }

  private Graph build(int rootIfInput) {
    GraphBuilder builder = new GraphBuilder(nodes.size());
    int root = rootIfInput; // else it is the last result
    for (Result result : results) {
      int[] inputs = new int[result.arity()];
      Arrays.setAll(inputs, k -> slots.get(result.input(k)));
      root = result.record(builder, inputs);
      slots.put(result, root);
      nodes.add(result);
    }
    return builder.build(root);
  }

  /** The instructions; their result is the root. */
  public Graph graph() {
    return graph;
  }

  /** The slot of a value, or -1 if the root was not computed from it, or it is a constant. */
  public int slotOf(Value value) {
    return value instanceof Constant ? -1 : slots.getOrDefault(value, -1);
  }

  /** The value in a slot. */
  public Value valueOf(int slot) {
    return nodes.get(slot);
  }
}
