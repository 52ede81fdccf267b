package rustgrad.nn;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.rows.RowProgram;
import rustgrad.rows.RowProgramBuilder;

/** Traces the loss of one row, and runs it over all rows as a program. */
final class RowObjective implements Objective {
  private final Model model;
  private final Loss loss;
  private final Lazy<RowProgram> program;

  /** A program of rows that end with their weight. */
  private final Lazy<RowProgram> weightedProgram;

  private final double[] items;
  private final double[] gradient;
  private boolean checked;

  RowObjective(Model model, Loss loss, double l2, Threads threads) {
    this.model = model;
    this.loss = loss;
    this.items = new double[model.parameters().size()];
    this.gradient = new double[items.length];
    RowProgramBuilder builder =
        l2 == 0 ? RowProgram.builder() : RowProgram.builder().withPenalty(p -> Penalty.l2(l2, p));
    int columns = model.inputs() + model.outputs();
    program = traced(builder, columns, this::lossOfRow, threads);
    weightedProgram = traced(builder, columns + 1, this::weightedLossOfRow, threads);
  }

  private Lazy<RowProgram> traced(
      RowProgramBuilder builder, int columns, Function<Value[], Value> lossOfRow, Threads threads) {
    return new Lazy<>(() -> threads.run(builder.trace(model.parameters(), columns, lossOfRow)));
  }

  private Value lossOfRow(Value[] row) {
    return TotalLoss.ofRow(model, loss, row);
  }

  private Value weightedLossOfRow(Value[] row) {
    return lossOfRow(row).times(row[row.length - 1]);
  }

  /** Changes nothing unless all goes well. */
  @Override
  public double gradient(Examples examples) {
    double value = run(examples, all -> all.meanGradient(items, examples.rows(), gradient));
    if (!checked) {
      OutsideLeaves.check(model, model.forward(examples.inputs()[0]));
      checked = true;
    }
    Parameters parameters = model.parameters();
    parameters.zeroGrad();
    parameters.addToGrads(gradient);
    return value;
  }

  @Override
  public double value(Examples examples) {
    return run(examples, all -> all.mean(items, examples.rows()));
  }

  /** Runs the program of these examples at the present numbers of the parameters. */
  private double run(Examples examples, ToDoubleFunction<RowProgram> action) {
    model
        .parameters()
        .update((all, grads, from, to) -> System.arraycopy(all, from, items, 0, to - from));
    try {
      return action.applyAsDouble((examples.isWeighted() ? weightedProgram : program).get());
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          "%s with %s does not train as a program: %s (eager() trains without one)"
              .formatted(model, loss.name(), e.getMessage()),
          e);
    }
  }
}
