package rustgrad.nn;

import java.util.Arrays;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.core.RowProgram;
import rustgrad.core.RowProgramBuilder;

/** Traces the loss of one row, and runs it over all rows as a program. */
final class RowObjective implements Objective {
  private final Module model;
  private final RowProgram program;

  RowObjective(Module model, Loss loss, double l2, Threads threads) {
    this.model = model;
    int inputs = model.inputs();
    int columns = inputs + model.outputs();
    RowProgramBuilder builder = RowProgram.builder();
    if (l2 != 0) {
      builder = builder.penalty(p -> Penalty.l2(l2, p));
    }
    program =
        threads.run(
            builder.trace(
                model.parameters(),
                columns,
                row -> {
                  Value[] x = Arrays.copyOf(row, inputs);
                  return lossOf(model, x, loss, Arrays.copyOfRange(row, inputs, columns));
                }));
  }

  private static Value lossOf(Module model, Value[] x, Loss loss, Value[] target) {
    try {
      return loss.of(model.forward(x), target);
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          "%s with %s cannot be traced, so train it with eager(): %s"
              .formatted(model, loss.name(), e.getMessage()),
          e);
    }
  }

  /** Changes nothing unless all goes well. */
  @Override
  public double gradient(Examples examples) {
    Parameters parameters = model.parameters();
    double[] gradient = new double[parameters.size()];
    double value = program.meanGradient(parameters.items(), examples.rows(), gradient);
    model.zeroGrad();
    parameters.addToGrads(gradient);
    return value;
  }
}
