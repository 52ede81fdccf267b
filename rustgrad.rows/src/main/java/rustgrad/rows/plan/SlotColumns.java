package rustgrad.rows.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Which column each slot of a program over rows stands in. A column is used again once no later
 * step reads it.
 */
final class SlotColumns {
  /** A level that is never reached. */
  static final int NEVER = Integer.MAX_VALUE;

  private final Graph graph;
  private final boolean[] varying;
  private final int[] columns;

  /** The last level that reads a slot. */
  private final int[] lastUse;

  private final Map<Integer, Integer> filled = new LinkedHashMap<>();
  private final Map<Integer, Deque<Integer>> free = new HashMap<>();
  private final Map<Integer, List<int[]>> releases = new HashMap<>();
  private int count;

  SlotColumns(Graph graph, boolean[] varying, int[] lastUse) {
    this.graph = graph;
    this.varying = varying;
    this.lastUse = lastUse;
    this.columns = new int[graph.size()];
    Arrays.fill(columns, -1);
    for (int i = 0; i < graph.inputs(); i++) {
      if (varying[i] && lastUse[i] > 0) {
        columns[i] = count++;
      }
    }
  }

  /** The columns of the inputs from this one on; -1 for those that are not used. */
  int[] ofRow(int first) {
    return Arrays.copyOfRange(columns, first, graph.inputs());
  }

  /** The column of a slot, or of 1.0. What does not vary has a column filled with its number. */
  int of(int slot) {
    if (slot == FixedNumber.ONE || !varying[slot]) {
      Integer column = filled.get(slot);
      if (column == null) {
        column = count++;
        filled.put(slot, column);
      }
      return column;
    }
    return graph.kind(slot) == Kind.PICK
        ? columns[graph.input(slot, 0)] + graph.detail(slot)
        : columns[slot];
  }

  int[] of(int[] slots) {
    int[] of = new int[slots.length];
    for (int k = 0; k < of.length; k++) {
      of[k] = of(slots[k]);
    }
    return of;
  }

  /** Gives slots columns that follow one another, and returns the first. */
  int place(List<Integer> slots) {
    int last = 0;
    for (int slot : slots) {
      last = Math.max(last, lastUse[slot]);
    }
    int first = take(slots.size(), last);
    for (int k = 0; k < slots.size(); k++) {
      columns[slots.get(k)] = first + k;
    }
    return first;
  }

  /** Gives a slot several columns, for all partials of an op, and returns the first. */
  int place(int slot, int size) {
    columns[slot] = take(size, lastUse[slot]);
    return columns[slot];
  }

  private int take(int size, int lastUse) {
    Deque<Integer> same = free.get(size);
    int first = same == null || same.isEmpty() ? count : same.pop();
    if (first == count) {
      count += size;
    }
    if (lastUse != NEVER) {
      releases.computeIfAbsent(lastUse, key -> new ArrayList<>()).add(new int[] {first, size});
    }
    return first;
  }

  /** Frees the columns that are last read in this level. */
  void release(int level) {
    for (int[] group : releases.getOrDefault(level, List.of())) {
      free.computeIfAbsent(group[1], key -> new ArrayDeque<>()).push(group[0]);
    }
  }

  int count() {
    return count;
  }

  /** The columns that are filled with one number, and the slot of each. */
  Map<Integer, Integer> filled() {
    return filled;
  }
}
