package rustgrad.core.eager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Backpropagation: orders the nodes that a root depends on, then runs the chain rule once for each
 * in reverse.
 *
 * <pre>
 *   order:      walk the graph depth first from the root, inputs from left to right, and list each
 *               node after its inputs (postorder); set the gradients of results to 0
 *   begin:      grad(root) += 1
 *   propagate:  from the last node of the list to the first,
 *               grad(input) += grad(node) * d(node)/d(input), the last input first
 * </pre>
 *
 * <p>Each result has all its contributions before it hands them on. The two orders fix in which
 * order contributions are added, and so the bits of every gradient.
 */
final class Backward implements AutoCloseable {
  private static final AtomicInteger SWEEPS = new AtomicInteger();

  /**
   * What {@link Node#sweep} holds for the nodes that this sweep is at. The sign keeps it from 0.
   */
  private final int sweep = SWEEPS.incrementAndGet() | Integer.MIN_VALUE;

  /** The results on the path from the root, and for each which input to look at next. */
  private Result[] path = new Result[64];

  private int[] next = new int[64];
  private int depth;

  private final ArrayList<Node> order = new ArrayList<>();

  static void from(Node root) {
    try (Backward sweep = new Backward()) {
      sweep.walk(root);
      sweep.propagate();
    }
  }

  /**
   * Orders and begins, and leaves the propagating to {@link Steps}: the nodes that a root depends
   * on, each after its inputs.
   */
  static List<Node> order(Node root) {
    try (Backward sweep = new Backward()) {
      sweep.walk(root);
      return List.copyOf(sweep.order);
    }
  }

  /** Walks depth first without recursion, so that only memory limits the depth of a graph. */
  private void walk(Node root) {
    if (!root.requiresGrad()) {
      throw new IllegalStateException(
          "backward() on the constant %s, which depends on no leaf; make what you differentiate by with Value.of, and compute outside of Value.noGrad"
              .formatted(root));
    }
    arriveAt(root);
    while (depth > 0) {
      Result top = path[depth - 1];
      int i = nextUnseen(top, next[depth - 1]);
      if (i < top.arity()) {
        next[depth - 1] = i + 1;
        arriveAt(top.input(i));
      } else {
        depth--;
        order.add(top);
      }
    }
    root.accumulate(1);
  }

  private int nextUnseen(Result result, int i) {
    while (i < result.arity() && !isUnseen(result.input(i))) {
      i++;
    }
    return i;
  }

  private boolean isUnseen(Node node) {
    return node.sweep != sweep && node.requiresGrad();
  }

  private void arriveAt(Node node) {
    if (node.sweep != 0) {
      throw new IllegalStateException(
          "another backward() is adding to the gradient of %s right now; let one finish before the next, or give each thread leaves of its own"
              .formatted(node));
    }
    node.sweep = sweep;
    if (node instanceof Result result) {
      result.zeroGrad();
      int first = nextUnseen(result, result.firstReceiver());
      if (first < result.arity()) {
        push(result, first);
        return;
      }
    }
    order.add(node);
  }

  private void push(Result result, int first) {
    if (depth == path.length) {
      path = Arrays.copyOf(path, depth * 2);
      next = Arrays.copyOf(next, depth * 2);
    }
    path[depth] = result;
    next[depth++] = first;
  }

  private void propagate() {
    while (!order.isEmpty()) {
      Node node = order.get(order.size() - 1);
      if (node instanceof Result result && result.isReached()) {
        result.propagate(Backward::add);
      }
      node.sweep = 0;
      order.remove(order.size() - 1);
    }
  }

  /** grad(input) += contribution. */
  static void add(Result of, int input, double contribution) {
    of.input(input).accumulate(contribution);
  }

  /** Leaves no mark, after an error half-way either. */
  @Override
  public void close() {
    while (depth > 0) {
      path[--depth].sweep = 0;
    }
    order.forEach(node -> node.sweep = 0);
  }
}
