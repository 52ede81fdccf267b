package rustgrad.rows.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/** Cuts instructions into loops. */
final class LoopCutter {
  private final Graph graph;
  private final boolean[] varying;

  /** Whether a slot must have a column. */
  private final boolean[] kept;

  private final int size;
  private final int[] starts;
  private int[] users = {};

  LoopCutter(Graph graph, boolean[] varying, boolean[] kept, int size) {
    this.graph = graph;
    this.varying = varying;
    this.kept = kept;
    this.size = size;
    this.starts = new int[graph.size() + 1];
    findUsers();
  }

  /** Who reads a slot: those from its start on, up to the start of the next. */
  private void findUsers() {
    for (int i = 0; i < graph.size(); i++) {
      for (int k = 0; k < graph.arity(i); k++) {
        starts[graph.input(i, k) + 1]++;
      }
    }
    for (int i = 0; i < graph.size(); i++) {
      starts[i + 1] += starts[i];
    }
    users = new int[starts[graph.size()]];
    int[] next = starts.clone();
    for (int i = 0; i < graph.size(); i++) {
      for (int k = 0; k < graph.arity(i); k++) {
        users[next[graph.input(i, k)]++] = i;
      }
    }
  }

  /**
   * Whether an instruction is computed again in each loop that uses it, which takes no more time
   * than to read it from a column: one step from a row.
   */
  boolean isRepeated(int i) {
    return varying[i] && !kept[i] && isOneStep(i);
  }

  private boolean isOneStep(int i) {
    switch (graph.kind(i)) {
      case PLUS, MINUS, TIMES, NEGATE -> {
        for (int k = 0; k < graph.arity(i); k++) {
          int input = graph.input(i, k);
          if (varying[input] && graph.kind(input) != Kind.INPUT) {
            return false;
          }
        }
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  /** Adds loops for instructions in their order, first those that are computed in every row. */
  void cut(List<Integer> instructions, int[] masks, List<LoopPart> parts) {
    Map<Integer, List<Integer>> byMask = new LinkedHashMap<>();
    byMask.put(MaskedSums.NONE, new ArrayList<>());
    for (int i : instructions) {
      byMask.computeIfAbsent(masks[i], mask -> new ArrayList<>()).add(i);
    }
    byMask.forEach(
        (mask, all) -> {
          for (int from = 0, to; from < all.size(); from = to) {
            to = end(all, from);
            parts.add(new LoopBuilder(graph, varying, this, all.subList(from, to), mask).build());
          }
        });
  }

  /** Where the loop ends that begins there: where least is used soon after. */
  private int end(List<Integer> all, int from) {
    int[] sizes = sizes(all, from);
    int most = sizes.length;
    if (from + most == all.size()) {
      return all.size();
    }
    int[] last = new int[most];
    for (int k = 0; k < most; k++) {
      last[k] = lastUse(all, from + k, from + most);
    }
    int best = from + most;
    int least = Integer.MAX_VALUE;
    for (int count = 1; count <= most; count++) {
      int crossing = 0;
      for (int k = 0; k < count; k++) {
        crossing += last[k] >= from + count ? 1 : 0;
      }
      if (2 * sizes[count - 1] >= size && crossing <= least) {
        least = crossing;
        best = from + count;
      }
    }
    return best;
  }

  /** How large a loop of the next instructions is, for one, two, ... of them, up to the largest. */
  private int[] sizes(List<Integer> all, int from) {
    Set<Integer> repeated = new HashSet<>();
    int[] sizes = new int[Math.min(size, all.size() - from)];
    int sum = 0;
    for (int k = 0; k < sizes.length; k++) {
      int i = all.get(from + k);
      sum++;
      for (int input : graph.inputsOf(i)) {
        sum += isRepeated(input) && repeated.add(input) ? 1 : 0;
      }
      if (sum > size && k > 0) {
        return Arrays.copyOf(sizes, k);
      }
      sizes[k] = sum;
    }
    return sizes;
  }

  /** The last use up to a place, by their places. */
  private int lastUse(List<Integer> all, int place, int to) {
    int last = 0;
    int slot = all.get(place);
    for (int k = starts[slot]; k < starts[slot + 1]; k++) {
      int at = Collections.binarySearch(all, users[k]);
      if (at >= 0 && at <= to) {
        last = Math.max(last, at);
      }
    }
    return last;
  }

  /** Whether an instruction is read by others than these. */
  boolean isReadOutside(int i, Set<Integer> inside) {
    if (kept[i]) {
      return true;
    }
    for (int k = starts[i]; k < starts[i + 1]; k++) {
      if (!inside.contains(users[k])) {
        return true;
      }
    }
    return false;
  }
}
