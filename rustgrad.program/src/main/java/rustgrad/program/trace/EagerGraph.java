package rustgrad.program.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import rustgrad.api.Value;
import rustgrad.api.spi.Dispatcher;
import rustgrad.api.spi.EagerEngine;
import rustgrad.program.ir.Graph;

/**
 * The graph from which an eager value was computed, as instructions, with the value that stands in
 * each slot.
 */
final class EagerGraph {
  private static final int SEEN = -1;

  /** A result on the path from the root, and its inputs that have not been looked at. */
  private record Visit(Value result, Iterator<Value> inputs) {}

  private final Deque<Visit> path = new ArrayDeque<>();
  private final Map<Value, Integer> slots = new IdentityHashMap<>();

  /** What stands in each slot: first all that are not results, then the results. */
  private final List<Value> values = new ArrayList<>();

  private final List<Value> results = new ArrayList<>();
  private final Graph instructions;

  /**
   * Looks back from a value.
   *
   * @param ends where to look no further
   */
  EagerGraph(Value root, Value... ends) {
    for (Value end : ends) {
      arriveAt(end, false);
    }
    arriveAt(root, true);
    while (!path.isEmpty()) {
      Visit top = path.peek();
      if (top.inputs.hasNext()) {
        arriveAt(top.inputs.next(), true);
      } else {
        results.add(path.pop().result);
      }
    }
    this.instructions = Dispatcher.recording(true, () -> record(reached(root)));
  }

  /** A value that is an end, or not a result, becomes an input of the graph. */
  private void arriveAt(Value value, boolean further) {
    if (slots.putIfAbsent(value, SEEN) != null) {
      return;
    }
    List<Value> inputs = value.inputs();
    if (further && !inputs.isEmpty()) {
      path.push(new Visit(value, inputs.iterator()));
    } else {
      slots.put(value, values.size());
      values.add(value);
    }
  }

  /** Each result becomes the instruction that a tracer records when it is computed once more. */
  private Graph record(int rootIfInput) {
    EagerEngine eager = Dispatcher.eager();
    Tracer tracer = new Tracer(values.size(), null, Integer.MAX_VALUE);
    List<Value> traced = new ArrayList<>(Arrays.asList(tracer.inputs()));
    int root = rootIfInput; // else it is the last result
    for (Value result : results) {
      Value[] inputs =
          result.inputs().stream().map(x -> traced.get(reached(x))).toArray(Value[]::new);
      Value again = eager.replay(result, inputs, tracer);
      root = tracer.own(again).slot;
      slots.put(result, root);
      traced.add(again);
      values.add(result);
    }
    return tracer.soFar(root);
  }

  /** The slot of a value that has been met on the way here. */
  private int reached(Value value) {
    return Objects.requireNonNull(slots.get(value));
  }

  /** Puts others in the place of inputs, and computes again what depends on those. */
  void replace(Value[] inputs, Value[] others) {
    EagerEngine eager = Dispatcher.eager();
    boolean[] changed = new boolean[values.size()];
    for (int k = 0; k < inputs.length; k++) {
      Integer slot = slots.get(inputs[k]);
      if (slot != null && others[k] != inputs[k]) {
        values.set(slot, others[k]);
        changed[slot] = true;
      }
    }
    for (int i = instructions.inputs(); i < values.size(); i++) {
      changed[i] = readsAny(changed, i);
      if (changed[i]) {
        int[] in = instructions.inputsOf(i);
        Value[] x = new Value[in.length];
        Arrays.setAll(x, k -> values.get(in[k]));
        Value before = values.get(i);
        values.set(i, Dispatcher.recording(true, () -> eager.replay(before, x, eager)));
      }
    }
  }

  private boolean readsAny(boolean[] slots, int i) {
    boolean any = false;
    for (int k = 0; k < instructions.arity(i); k++) {
      any |= slots[instructions.input(i, k)];
    }
    return any;
  }

  /** The instructions; their result is the root. */
  Graph instructions() {
    return instructions;
  }

  /** The slot of a value, or -1 if the root was not computed from it, or it is a constant. */
  int slotOf(Value value) {
    return value.requiresGrad() ? slots.getOrDefault(value, -1) : -1;
  }

  /** The value in a slot. */
  Value valueOf(int slot) {
    return values.get(slot);
  }
}
