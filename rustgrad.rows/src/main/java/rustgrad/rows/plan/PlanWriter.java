package rustgrad.rows.plan;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/** Writes a plan whose steps are known: what is computed before and after them. */
record PlanWriter(
    Graph graph, int parameters, boolean overRows, SlotColumns columns, List<PlanStep> steps) {

  /** The result and then the outputs of a graph. */
  static int[] results(Graph graph) {
    int[] results = new int[1 + graph.outputs()];
    results[0] = graph.result();
    for (int k = 0; k < graph.outputs(); k++) {
      results[1 + k] = graph.output(k);
    }
    return results;
  }

  /**
   * The plan.
   *
   * @param weights the slots of {@link Plan#weights}, dot by dot
   * @param numbers the slots of {@link Plan#numbers}
   * @param sumPlaces for a slot that is a sum over rows its place among the sums
   */
  Plan write(List<int[][]> weights, List<int[]> numbers, int[] sumPlaces) {
    int[] sums = sums(sumPlaces);
    int[] slots = results(graph);
    int[] results = overRows ? slots : columns.of(slots);
    boolean[] needed = new boolean[graph.size()];
    mark(toArray(columns.filled().keySet()), needed);
    weights.forEach(
        dots -> {
          for (int[] dot : dots) {
            mark(dot, needed);
          }
        });
    numbers.forEach(places -> mark(places, needed));
    UniformsWriter before = new UniformsWriter(graph, needed, parameters, sumPlaces, 0);
    boolean[] asked = new boolean[graph.size()];
    mark(slots, asked);
    UniformsWriter after =
        overRows ? new UniformsWriter(graph, asked, parameters, sumPlaces, sums.length) : null;
    return new Plan(
        parameters,
        columns.count(),
        columns.ofRow(parameters),
        toArray(columns.filled().values()),
        before.places(toArray(columns.filled().keySet())),
        List.copyOf(steps),
        weights.stream().map(dots -> weightPlaces(dots, before)).toList(),
        numbers.stream().map(before::places).toList(),
        sums,
        before.uniforms(),
        after == null ? null : after.uniforms(),
        after == null ? results : after.places(results));
  }

  /** The places of the sums over rows, in the order of the graph. */
  private int[] sums(int[] sumPlaces) {
    return IntStream.range(0, graph.size())
        .filter(i -> graph.kind(i) == Kind.ROW_SUM)
        .map(i -> sumPlaces[i])
        .toArray();
  }

  private static void mark(int[] slots, boolean[] marked) {
    for (int slot : slots) {
      if (slot >= 0) {
        marked[slot] = true;
      }
    }
  }

  private WeightPlaces weightPlaces(int[][] dots, UniformsWriter uniforms) {
    int inputs = dots[0].length - 1;
    int[] starts = new int[dots.length];
    int[] places = new int[dots.length * inputs];
    for (int j = 0; j < dots.length; j++) {
      int[] all = uniforms.places(dots[j]);
      starts[j] = all[0];
      System.arraycopy(all, 1, places, j * inputs, inputs);
    }
    return WeightPlaces.of(starts, places, parameters);
  }

  private static int[] toArray(Collection<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
