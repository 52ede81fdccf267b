package rustgrad.core.eager;

import java.util.ArrayDeque;
import java.util.ArrayList;
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
final class Backward {
  private static final AtomicInteger SWEEPS = new AtomicInteger();

  /** What {@link Node#mark} holds while the inputs of a node are walked, and once it is listed. */
  private final int open = SWEEPS.addAndGet(2) | 1;

  private final int listed = -open;

  /** The nodes on the path from the root, each with those of its inputs that are still to visit. */
  private final ArrayDeque<Node> stack = new ArrayDeque<>();

  /** The nodes that are still to propagate, beginning with the last. */
  final ArrayList<Node> order = new ArrayList<>();

  static void run(Node root) {
    Backward sweep = new Backward(root);
    while (!sweep.order.isEmpty()) {
      sweep.propagateLast(Backward::add);
    }
  }

  /**
   * Orders what the root depends on, and begins.
   *
   * @throws IllegalStateException if the root is a constant
   */
  Backward(Node root) {
    if (!root.requiresGrad()) {
      throw new IllegalStateException(
          "backward() on the constant %s, which depends on no leaf; make what you differentiate by with Value.of, and compute outside of Value.noGrad"
              .formatted(root));
    }
    order(root);
    root.accumulate(1);
  }

  /** Without recursion, so that only memory limits the depth of a graph. */
  private void order(Node root) {
    stack.push(root);
    while (!stack.isEmpty()) {
      Node node = stack.peek();
      if (node.mark != open && node.mark != listed) {
        open(node);
      }
      if (node == stack.peek()) { // all its inputs are listed
        stack.pop();
        if (node.mark == open) {
          node.mark = listed;
          order.add(node);
        }
      }
    }
  }

  /** Puts those inputs of a node on the stack, above it, that have not been visited. */
  private void open(Node node) {
    node.mark = open;
    if (node instanceof Result result) {
      result.zeroGrad();
      int first = result.firstReceiver();
      for (int i = result.arity() - 1; i >= first; i--) {
        Node input = result.input(i);
        if (input.mark != listed && input.requiresGrad()) {
          stack.push(input);
        }
      }
    }
  }

  /**
   * Takes the last node off the list, and runs the chain rule for it.
   *
   * @throws IllegalStateException if another sweep has been at the node meanwhile
   */
  void propagateLast(Result.Contributions to) {
    Node node = order.remove(order.size() - 1);
    if (node.mark != listed) {
      throw new IllegalStateException(
          "another backward() has added to the gradient of %s meanwhile, so neither can be trusted; let one finish before the next, or give each thread leaves of its own"
              .formatted(node));
    }
    node.mark = 0;
    if (node instanceof Result result && result.isReached()) {
      result.chainRule(to);
    }
  }

  /** grad(input) += contribution. */
  static void add(Result result, int input, double contribution) {
    result.input(input).accumulate(contribution);
  }
}
