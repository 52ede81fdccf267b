package rustgrad.rows.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.spi.VectorOp;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;
import rustgrad.rows.kernel.LoopBody;

/** Gives the slots of loops columns, and writes the plan. */
final class LoopPlanWriter {
  private final Graph graph;
  private final int parameters;
  private final boolean overRows;
  private final boolean[] varying;
  private final boolean[] kept;
  private final List<PlanStep> steps = new ArrayList<>();
  private final List<int[]> numbers = new ArrayList<>();
  private final int[] sumPlaces;
  private int sums;

  LoopPlanWriter(Graph graph, int parameters, boolean overRows, boolean[] varying, boolean[] kept) {
    this.graph = graph;
    this.parameters = parameters;
    this.overRows = overRows;
    this.varying = varying;
    this.kept = kept;
    this.sumPlaces = new int[graph.size()];
  }

  Plan write(List<LoopPart> parts) {
    SlotColumns columns = new SlotColumns(graph, varying, lastUses(parts));
    for (int k = 0; k < parts.size(); k++) {
      write(parts.get(k), columns);
      columns.release(k + 1);
    }
    return new PlanWriter(graph, parameters, overRows, columns, steps)
        .write(List.of(), numbers, sumPlaces);
  }

  /** Step k is level k + 1 of the columns. */
  private int[] lastUses(List<LoopPart> parts) {
    int[] last = new int[graph.size()];
    for (int k = 0; k < parts.size(); k++) {
      for (int slot : parts.get(k).reads()) {
        last[LoopPart.holder(graph, slot)] = k + 1;
      }
    }
    for (int slot : overRows ? new int[0] : PlanWriter.results(graph)) {
      last[LoopPart.holder(graph, slot)] = SlotColumns.NEVER;
    }
    return last;
  }

  private void write(LoopPart part, SlotColumns columns) {
    int[] x = columns.of(part.reads());
    LoopBody body = part.body();
    if (body == null) {
      writeAlone(part.writes()[0], x, columns);
      return;
    }
    int[] y = new int[part.writes().length];
    for (int k = 0; k < y.length; k++) {
      y[k] = columns.place(List.of(part.writes()[k]));
    }
    steps.add(new PlanStep.Loop(numbers.size(), body, x, y, sums));
    numbers.add(part.numbers());
    for (int sum : part.sums()) {
      sumPlaces[sum] = sums++;
    }
  }

  private void writeAlone(int i, int[] x, SlotColumns columns) {
    Kind kind = graph.kind(i);
    Op op = graph.op(i);
    switch (kind) {
      case NARY -> steps.add(new PlanStep.Nary((NaryOp) op, x, columns.place(List.of(i))));
      case NARY_PARTIALS -> {
        int arity = x.length - 1;
        int first = columns.place(i, arity);
        steps.add(new PlanStep.NaryPartials((NaryOp) op, Arrays.copyOf(x, arity), x[arity], first));
      }
      case CALL ->
          steps.add(new PlanStep.Call((VectorOp) op, x, columns.place(i, graph.numbers(i))));
      default -> steps.add(new PlanStep.OfOp(kind, op, x, columns.place(List.of(i)), 1));
    }
  }
}
