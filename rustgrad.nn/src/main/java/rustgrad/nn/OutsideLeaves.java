package rustgrad.nn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import rustgrad.api.Value;

/** Leaves that a model's forward pass uses and its parameters leave out: training misses them. */
final class OutsideLeaves {
  private OutsideLeaves() {}

  /**
   * Checks the leaves that the outputs of a model, or what was computed from them, depend on.
   *
   * @throws IllegalArgumentException if there are such leaves; the message names the first
   */
  static void check(Model model, Value... values) {
    List<Value> outside = leaves(values);
    outside.removeAll(Set.copyOf(model.parameters().values()));
    if (!outside.isEmpty()) {
      throw new IllegalArgumentException(
          "the forward pass of %s uses leaves that its parameters() leave out, %d in all, the first being %s; add them to parameters(), or use the detach() of those that are to stay fixed"
              .formatted(model, outside.size(), outside.get(0)));
    }
  }

  /** The leaves that values were computed from. */
  private static List<Value> leaves(Value... values) {
    List<Value> leaves = new ArrayList<>();
    Set<Value> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Value> open = new ArrayDeque<>(Arrays.asList(values));
    while (!open.isEmpty()) {
      Value value = open.pop();
      if (value.requiresGrad() && seen.add(value)) {
        open.addAll(value.inputs());
        if (value.inputs().isEmpty()) {
          leaves.add(value);
        }
      }
    }
    return leaves;
  }
}
