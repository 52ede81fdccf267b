package rustgrad.rows.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;
import rustgrad.rows.kernel.LoopBody;

/** Makes one loop of some instructions. */
final class LoopBuilder {
  private final Graph graph;
  private final boolean[] varying;
  private final LoopCutter cutter;
  private final List<Integer> instructions;
  private final int mask;
  private final Set<Integer> inside;

  /** What is given to the loop, in the order in which it is used first. */
  private final Set<Integer> numbers = new LinkedHashSet<>();

  private final Set<Integer> reads = new LinkedHashSet<>();
  private final Map<Integer, Integer> slots = new HashMap<>();

  LoopBuilder(
      Graph graph, boolean[] varying, LoopCutter cutter, List<Integer> instructions, int mask) {
    this.graph = graph;
    this.varying = varying;
    this.cutter = cutter;
    this.instructions = instructions;
    this.mask = mask;
    this.inside = new HashSet<>(instructions);
  }

  LoopPart build() {
    if (mask != MaskedSums.NONE) {
      reads.add(mask);
    }
    for (int i : instructions) {
      for (int input : graph.inputsOf(i)) {
        find(input);
      }
    }
    GraphBuilder to = new GraphBuilder(numbers.size() + reads.size());
    int input = 0;
    for (int number : numbers) {
      slots.put(number, input++);
    }
    for (int column : reads) {
      slots.put(column, input++);
    }
    List<Integer> writes = new ArrayList<>();
    List<Integer> sums = new ArrayList<>();
    List<Integer> outputs = new ArrayList<>();
    for (int i : instructions) {
      if (graph.kind(i) == Kind.ROW_SUM) {
        sums.add(i);
      } else {
        copy(i, to);
        if (cutter.isReadOutside(i, inside)) {
          writes.add(i);
          outputs.add(slots.get(i));
        }
      }
    }
    for (int sum : sums) {
      outputs.add(copy(graph.first(sum), to));
    }
    Graph body = to.build(outputs.get(0), toArray(outputs));
    return new LoopPart(
        toArray(reads),
        toArray(writes),
        new LoopBody(body, numbers.size(), writes.size(), mask != MaskedSums.NONE),
        toArray(numbers),
        toArray(sums));
  }

  /** Notes what a slot needs from outside. */
  private void find(int slot) {
    if (graph.kind(slot) == Kind.CONSTANT || inside.contains(slot)) {
      return;
    }
    if (!varying[slot]) {
      numbers.add(slot);
    } else if (cutter.isRepeated(slot)) {
      for (int input : graph.inputsOf(slot)) {
        find(input);
      }
    } else {
      reads.add(slot);
    }
  }

  private int copy(int slot, GraphBuilder to) {
    Integer known = slots.get(slot);
    if (known != null) {
      return known;
    }
    int copied;
    if (graph.kind(slot) == Kind.CONSTANT) {
      copied = to.constant(graph.constant(slot));
    } else {
      int[] in = graph.inputsOf(slot);
      for (int k = 0; k < in.length; k++) {
        in[k] = copy(in[k], to);
      }
      copied = to.copy(graph, slot, in);
    }
    slots.put(slot, copied);
    return copied;
  }

  private static int[] toArray(Collection<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
