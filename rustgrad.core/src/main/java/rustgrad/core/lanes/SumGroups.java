package rustgrad.core.lanes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rustgrad.core.ir.Graph;
import rustgrad.core.ir.Kind;

/**
 * The sums over rows of a program. A sum of a product needs no column for the product. Sums of all
 * products of some columns with some others are computed together.
 */
final class SumGroups {
  private final Graph graph;
  private final boolean[] varying;
  private final boolean[] absorbed;
  private final int[] places;
  private int count;

  /** The sums of the present level: by their first column, their second columns and slots. */
  private final Map<Integer, Map<Integer, Integer>> collected = new TreeMap<>();

  SumGroups(Graph graph, boolean[] varying, int[] uses) {
    this.graph = graph;
    this.varying = varying;
    this.absorbed = new boolean[graph.size()];
    this.places = new int[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      if (graph.kind(i) == Kind.ROW_SUM) {
        int x = graph.first(i);
        absorbed[x] =
            graph.kind(x) == Kind.TIMES
                && uses[x] == 1
                && varying[graph.first(x)]
                && varying[graph.second(x)];
      }
    }
  }

  /** Whether a product is only summed. */
  boolean isAbsorbed(int slot) {
    return absorbed[slot];
  }

  /** The slots whose product a sum sums. */
  int[] factors(int sum) {
    int x = graph.first(sum);
    return absorbed[x] ? new int[] {graph.first(x), graph.second(x)} : new int[] {x, Columns.ONE};
  }

  /** Adds a sum to those of the present level. */
  void collect(int sum, Columns columns) {
    int[] factors = columns.of(factors(sum));
    Integer before =
        collected.computeIfAbsent(factors[0], key -> new TreeMap<>()).put(factors[1], sum);
    if (before != null) {
      throw new AssertionError("a sum over rows is written twice"); // ShareCommon has been run
    }
  }

  /** Writes the steps of the present level. */
  void write(List<Step> steps) {
    Map<List<Integer>, List<Integer>> groups = new LinkedHashMap<>();
    collected.forEach(
        (a, bs) ->
            groups.computeIfAbsent(List.copyOf(bs.keySet()), key -> new ArrayList<>()).add(a));
    groups.forEach(
        (bs, as) -> {
          steps.add(new Step.Sums(toArray(as), toArray(bs), count));
          for (int a : as) {
            for (int sum : collected.get(a).values()) {
              places[sum] = count++;
            }
          }
        });
    collected.clear();
  }

  private static int[] toArray(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** How many sums have been written. */
  int count() {
    return count;
  }

  /** The place of each sum among them. */
  int[] places() {
    return places;
  }
}
