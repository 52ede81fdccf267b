package rustgrad.rows.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * The sums over rows of a program. A sum of a product needs no column for the product. Sums of all
 * products of some columns with some others are computed together.
 */
final class SumGroups {
  private final Graph graph;

  /** Whether a product is only summed. */
  private final boolean[] absorbed;

  private final int[] places;
  private int count;

  /** The sums of the present level: for each its two columns and its slot. */
  private final List<Pair> collected = new ArrayList<>();

  private record Pair(int a, int b, int slot) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      return a != other.a ? Integer.compare(a, other.a) : Integer.compare(b, other.b);
    }
  }

  /** The sums of one column with several others, in the order of these. */
  private record Fan(int a, int[] b, int[] slots) {}

  SumGroups(Graph graph, boolean[] varying, int[] uses) {
    this.graph = graph;
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

  boolean isAbsorbed(int slot) {
    return absorbed[slot];
  }

  /** The slots whose product a sum adds up. */
  int[] factors(int sum) {
    int x = graph.first(sum);
    return absorbed[x]
        ? new int[] {graph.first(x), graph.second(x)}
        : new int[] {x, FixedNumber.ONE};
  }

  /** Adds a sum to those of the present level. */
  void collect(int sum, SlotColumns columns) {
    int[] factors = factors(sum);
    collected.add(new Pair(columns.of(factors[0]), columns.of(factors[1]), sum));
  }

  /** Writes the steps of the present level. */
  void write(List<PlanStep> steps) {
    Map<List<Integer>, List<Fan>> groups = new LinkedHashMap<>();
    for (Fan fan : fans()) {
      List<Integer> key = Arrays.stream(fan.b).boxed().toList();
      groups.computeIfAbsent(key, list -> new ArrayList<>()).add(fan);
    }
    for (List<Fan> group : groups.values()) {
      int[] a = group.stream().mapToInt(Fan::a).toArray();
      steps.add(new PlanStep.RowSums(a, group.get(0).b, count));
      for (Fan fan : group) {
        for (int slot : fan.slots) {
          places[slot] = count++;
        }
      }
    }
    collected.clear();
  }

  private List<Fan> fans() {
    collected.sort(null);
    List<Fan> fans = new ArrayList<>();
    for (int from = 0, to; from < collected.size(); from = to) {
      int a = collected.get(from).a;
      to = from + 1;
      while (to < collected.size() && collected.get(to).a == a) {
        to++;
      }
      List<Pair> pairs = collected.subList(from, to);
      fans.add(
          new Fan(
              a,
              pairs.stream().mapToInt(Pair::b).toArray(),
              pairs.stream().mapToInt(Pair::slot).toArray()));
    }
    return fans;
  }

  /** The place of each sum among those that have been written. */
  int[] places() {
    return places;
  }
}
