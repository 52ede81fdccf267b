package rustgrad.rows.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import rustgrad.api.NaryOp;
import rustgrad.api.spi.VectorOp;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/** Writes the steps of groups of instructions that are alike and do not depend on each other. */
final class StepWriter {
  /** An instruction and the columns that it reads. */
  private record Reading(int slot, int[] columns) {}

  private final Graph graph;
  private final SlotColumns columns;
  private final List<PlanStep> steps = new ArrayList<>();
  private final List<int[][]> weights = new ArrayList<>();

  StepWriter(Graph graph, SlotColumns columns) {
    this.graph = graph;
    this.columns = columns;
  }

  List<PlanStep> steps() {
    return steps;
  }

  /**
   * For each {@link PlanStep.DotProducts}, by its number, the weights of each dot; see {@link
   * DotTerms}.
   */
  List<int[][]> weights() {
    return weights;
  }

  /** Dots of the same slots. */
  void writeDots(List<DotTerms> dots) {
    // Neurons that are written in any order come out in that of their parameters.
    List<DotTerms> sorted = new ArrayList<>(dots);
    sorted.sort(Comparator.comparing(DotTerms::weights, Arrays::compare));
    int first = columns.place(sorted.stream().map(DotTerms::slot).toList());
    int[] x = columns.of(sorted.get(0).x());
    steps.add(new PlanStep.DotProducts(weights.size(), x, first));
    weights.add(sorted.stream().map(DotTerms::weights).toArray(int[][]::new));
  }

  /** Instructions of the same kind, other than dots. */
  void write(Kind kind, List<Integer> group) {
    switch (kind) {
      case NARY -> group.forEach(this::writeNary);
      case NARY_PARTIALS -> group.forEach(this::writeNaryPartials);
      case CALL -> group.forEach(this::writeCall);
      default -> writeRuns(group);
    }
  }

  private void writeNary(int i) {
    int[] x = columns.of(graph.inputsOf(i));
    steps.add(new PlanStep.Nary((NaryOp) graph.op(i), x, columns.place(List.of(i))));
  }

  private void writeNaryPartials(int i) {
    int[] xAndY = columns.of(graph.inputsOf(i));
    int arity = xAndY.length - 1;
    int[] x = Arrays.copyOf(xAndY, arity);
    int first = columns.place(i, arity);
    steps.add(new PlanStep.NaryPartials((NaryOp) graph.op(i), x, xAndY[arity], first));
  }

  private void writeCall(int i) {
    int[] x = columns.of(graph.inputsOf(i));
    steps.add(new PlanStep.Call((VectorOp) graph.op(i), x, columns.place(i, graph.numbers(i))));
  }

  /** Instructions whose columns follow one another are computed by one step. */
  private void writeRuns(List<Integer> group) {
    List<Reading> sorted =
        group.stream()
            .map(i -> new Reading(i, columns.of(graph.inputsOf(i))))
            .sorted(Comparator.comparing(Reading::columns, Arrays::compare))
            .toList();
    int first = columns.place(sorted.stream().map(Reading::slot).toList());
    for (int from = 0, to; from < sorted.size(); from = to) {
      int[] x = sorted.get(from).columns();
      to = from + 1;
      while (to < sorted.size() && follows(sorted.get(to).columns(), x, to - from)) {
        to++;
      }
      steps.add(step(sorted.get(from).slot(), x, first + from, to - from));
    }
  }

  private static boolean follows(int[] columns, int[] first, int distance) {
    for (int k = 0; k < columns.length; k++) {
      if (columns[k] != first[k] + distance) {
        return false;
      }
    }
    return true;
  }

  private PlanStep step(int i, int[] x, int y, int count) {
    Kind kind = graph.kind(i);
    return switch (kind) {
      case PLUS, MINUS, TIMES, DIV -> new PlanStep.Elementwise(kind, x[0], x[1], y, count);
      case NEGATE -> new PlanStep.Elementwise(kind, x[0], x[0], y, count);
      case WHERE -> new PlanStep.Where(graph.comparison(i), x[0], x[1], x[2], x[3], y, count);
      case UNARY, BINARY, UNARY_PARTIAL, PARTIAL_A, PARTIAL_B ->
          new PlanStep.OfOp(kind, graph.op(i), x, y, count);
      default -> throw new AssertionError(kind);
    };
  }
}
