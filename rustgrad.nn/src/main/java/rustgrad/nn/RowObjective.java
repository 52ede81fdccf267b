package rustgrad.nn;

import java.util.Arrays;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.rows.RowProgram;
import rustgrad.rows.RowProgramBuilder;

/** Traces the loss of one row, and runs it over all rows as a program. */
final class RowObjective implements Objective {
  private final Model model;
  private final Loss loss;
  private final Lazy<RowProgram> program;
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
    program =
        new Lazy<>(() -> threads.run(builder.trace(model.parameters(), columns, this::lossOfRow)));
  }

  private Value lossOfRow(Value[] row) {
    int inputs = model.inputs();
    Value[] target = Arrays.copyOfRange(row, inputs, row.length);
    return loss.of(model.forward(Arrays.copyOf(row, inputs)), target);
  }

  /** Changes nothing unless all goes well. */
  @Override
  public double gradient(Examples examples) {
    Parameters parameters = model.parameters();
    parameters.update((all, grads, from, to) -> System.arraycopy(all, from, items, 0, to - from));
    double value = meanGradient(examples);
    if (!checked) {
      OutsideLeaves.check(model, model.forward(examples.inputs()[0]));
      checked = true;
    }
    parameters.zeroGrad();
    parameters.addToGrads(gradient);
    return value;
  }

  private double meanGradient(Examples examples) {
    try {
      return program.get().meanGradient(items, examples.rows(), gradient);
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          "%s with %s does not train as a program: %s (eager() trains without one)"
              .formatted(model, loss.name(), e.getMessage()),
          e);
    }
  }
}
