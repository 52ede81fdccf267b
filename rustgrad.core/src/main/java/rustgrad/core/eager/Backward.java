package rustgrad.core.eager;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One sweep of backpropagation: orders the nodes that a root depends on, then runs the chain rule
 * once for each in reverse.
 *
 * <p>The order is the depth-first postorder from the root, inputs from left to right. It fixes the
 * order in which contributions are added to a gradient, and so its bits.
 */
final class Backward {
  /** The bit of {@link Node#visit} that says that the gradient of a node has been added to. */
  static final int REACHED = 1;

  private static final AtomicInteger SWEEPS = new AtomicInteger();

  /** What {@link Node#visit} holds for the nodes of this sweep, {@link #REACHED} aside. Not 0. */
  private final int sweep = SWEEPS.addAndGet(2) | Integer.MIN_VALUE;

  /** The results on the path from the root, and for each which input to look at next. */
  private Result[] path = new Result[64];

  private int[] next = new int[64];
  private int depth;

  private Node[] order = new Node[1024];
  private int size;

  void from(Node root) {
    try {
      arriveAt(root);
      walk();
      root.accumulate(1);
      propagate();
    } finally {
      leaveNoMark();
    }
  }

  /** Walks depth first without recursion, so that only memory limits the depth of a graph. */
  private void walk() {
    while (depth > 0) {
      Result top = path[depth - 1];
      int i = top.nextUnseen(next[depth - 1], sweep);
      if (i < 0) {
        depth--;
        append(top);
      } else {
        next[depth - 1] = i + 1;
        arriveAt(top.input(i));
      }
    }
  }

  private void arriveAt(Node node) {
    if (node.visit != 0) {
      throw new IllegalStateException(
          "another backward() is adding to the gradient of %s right now; let one finish before the next, or give each thread leaves of its own"
              .formatted(node));
    }
    node.visit = sweep;
    if (node instanceof Result result) {
      result.zeroGrad();
      int first = result.nextUnseen(0, sweep);
      if (first >= 0) {
        push(result, first);
        return;
      }
    }
    append(node);
  }

  private void push(Result result, int first) {
    if (depth == path.length) {
      path = Arrays.copyOf(path, depth * 2);
      next = Arrays.copyOf(next, depth * 2);
    }
    path[depth] = result;
    next[depth++] = first;
  }

  private void append(Node node) {
    if (size == order.length) {
      order = Arrays.copyOf(order, size * 2);
    }
    order[size++] = node;
  }

  /** What no contribution has reached, because a where took the other side, is passed over. */
  private void propagate() {
    while (size > 0) {
      Node node = order[size - 1];
      if (node instanceof Result result && result.visit != sweep) {
        result.propagate();
      }
      node.visit = 0;
      size--;
    }
  }

  /** After an error half-way, too. */
  private void leaveNoMark() {
    while (depth > 0) {
      path[--depth].visit = 0;
    }
    while (size > 0) {
      order[--size].visit = 0;
    }
  }
}
