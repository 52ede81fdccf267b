package rustgrad.program.ir;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * A depth-first walk from slots to what they depend on: inputs from left to right, and a slot is
 * left once all its inputs have been. The path is an array rather than the stack of the thread, so
 * only memory limits the depth of a graph.
 *
 * <pre>
 * v2 = sin(x0)               from v4, all inputs:
 * v3 = times(v2, x1)         enters v4, v3, v2, x0, x1
 * v4 = plus(v3, v2)          leaves x0, v2, x1, v3, v4
 * </pre>
 */
public final class Walk {
  private final Graph graph;
  private final boolean alongFlow;
  private final IntPredicate enter;
  private final IntConsumer leave;

  /** The slots from the root to here, and the input of each to look at next. */
  private int[] path = new int[64];

  private int[] next = new int[64];
  private int depth;

  private Walk(Graph graph, boolean alongFlow, IntPredicate enter, IntConsumer leave) {
    this.graph = graph;
    this.alongFlow = alongFlow;
    this.enter = enter;
    this.leave = leave;
  }

  /**
   * A walk to all inputs.
   *
   * @param enter whether to walk to a slot; asked each time that a slot is met
   * @param leave told of a slot after all that it depends on
   */
  public static Walk ofInputs(Graph graph, IntPredicate enter, IntConsumer leave) {
    return new Walk(graph, false, enter, leave);
  }

  /** The same, but only to inputs that a derivative flows into. */
  public static Walk ofFlow(Graph graph, IntPredicate enter, IntConsumer leave) {
    return new Walk(graph, true, enter, leave);
  }

  /** Walks from a slot. */
  public void from(int root) {
    meet(root);
    while (depth > 0) {
      int top = path[depth - 1];
      int k = next[depth - 1]++;
      if (k < graph.arity(top)) {
        meet(graph.input(top, k));
      } else {
        depth--;
        leave.accept(top);
      }
    }
  }

  private void meet(int slot) {
    if (!enter.test(slot)) {
      return;
    }
    if (depth == path.length) {
      path = Arrays.copyOf(path, 2 * depth);
      next = Arrays.copyOf(next, 2 * depth);
    }
    path[depth] = slot;
    next[depth++] = alongFlow ? Dependence.firstFlowing(graph, slot) : 0;
  }
}
