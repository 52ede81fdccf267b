package rustgrad.program.ir;

import java.util.Arrays;

/**
 * The active slots that a slot depends on, each after those that it depends on: a depth-first walk
 * along the flow of derivatives, inputs from left to right. Reverse mode goes through them in
 * reverse, as the eager engine does: this fixes the order in which contributions are added, and so
 * the bits of a gradient.
 *
 * <p>Which slots are active is found on the way: variables, and what an active slot flows into.
 * What is not active depends on nothing active, so it does not matter that it is walked through.
 */
final class FlowOrder {
  private static final byte UNKNOWN = 0, PASSIVE = 1, ACTIVE = 2;

  private final Graph graph;

  /** The slot at place 0 of the arrays; nothing before it is active. */
  private final int base;

  private final byte[] activity;
  private boolean[] met = {};

  /** The order so far. */
  final int[] slots;

  int size;

  /** The slots from the root to here, and how many inputs of each have been met. */
  private int[] path = new int[64];

  private int[] inputsMet = new int[64];
  private int depth;

  /**
   * @param base the slot before which there is no variable
   * @param end the slot from which on there is no root
   */
  FlowOrder(Graph graph, int base, int end, int[] variables) {
    this.graph = graph;
    this.base = base;
    this.activity = new byte[end - base];
    this.slots = new int[end - base];
    for (int variable : variables) {
      boolean flows = Dependence.firstFlowing(graph, variable) < graph.arity(variable);
      if (flows || graph.kind(variable) == Kind.INPUT) {
        activity[variable - base] = ACTIVE;
      }
    }
  }

  /** Finds the order of what a root depends on, in place of that of another root. */
  void from(int root) {
    size = 0;
    met = new boolean[activity.length];
    meet(root);
    while (depth > 0) {
      step(depth - 1);
    }
  }

  /** Walks from the last slot of the path to its next input that is new, or leaves it. */
  private void step(int last) {
    int slot = path[last];
    int k = inputsMet[last];
    while (depth == last + 1) {
      int input = graph.flowingInput(slot, k++);
      if (input < 0) {
        leave(slot);
        return;
      }
      if (meet(input)) {
        activity[slot - base] = ACTIVE;
      }
    }
    inputsMet[last] = k;
  }

  /** Whether a slot is known to be active; if it is new, it is walked to. */
  private boolean meet(int slot) {
    int place = slot - base;
    if (place < 0 || activity[place] == PASSIVE) {
      return false;
    }
    if (!met[place]) {
      met[place] = true;
      push(slot);
    }
    return activity[place] == ACTIVE;
  }

  private void push(int slot) {
    if (depth == path.length) {
      path = Arrays.copyOf(path, 2 * depth);
      inputsMet = Arrays.copyOf(inputsMet, 2 * depth);
    }
    path[depth] = slot;
    inputsMet[depth++] = 0;
  }

  private void leave(int slot) {
    depth--;
    if (activity[slot - base] == UNKNOWN) {
      activity[slot - base] = PASSIVE;
      return;
    }
    slots[size++] = slot;
    if (depth > 0) {
      activity[path[depth - 1] - base] = ACTIVE;
    }
  }

  /** Whether a slot that a root depends on is active. */
  boolean isActive(int slot) {
    int place = slot - base;
    return place >= 0 && place < activity.length && activity[place] == ACTIVE;
  }
}
