package rustgrad.nn;

import java.util.HashSet;
import java.util.Set;
import rustgrad.api.Value;

/**
 * Trains a model: a step is one step of the optimiser on the mean loss over the rows of data.
 *
 * <pre>{@code
 * MLP model = MLP.of(2, 16, 16, 1);
 * Trainer trainer =
 *     Trainer.of(model, Loss.maxMargin(), Adam.of(model.parameters(), 0.01)).l2(1e-4);
 * Dataset moons = Dataset.moons(100, 0.1, 0);
 * for (int step = 0; step < 100; step++) {
 *   System.out.println(trainer.step(moons));
 * }
 * }</pre>
 */
public final class Trainer {
  private final Module model;
  private final Loss loss;
  private final Optimizer optimizer;
  private final Value[] parameters;
  private double l2;

  private Trainer(Module model, Loss loss, Optimizer optimizer) {
    this.model = model;
    this.loss = loss;
    this.optimizer = optimizer;
    this.parameters = model.parameters().values().toArray(new Value[0]);
  }

  /**
   * Trains a model with a loss and an optimiser of its parameters, or of some of them.
   *
   * @throws IllegalArgumentException if the optimiser moves parameters that are not the model's
   */
  public static Trainer of(Module model, Loss loss, Optimizer optimizer) {
    Set<Value> leaves = new HashSet<>(model.parameters().values());
    if (!leaves.containsAll(optimizer.parameters().values())) {
      throw new IllegalArgumentException(
          "the optimiser moves parameters that are not those of %s; make it of the parameters() of this model"
              .formatted(model));
    }
    return new Trainer(model, loss, optimizer);
  }

  /**
   * Adds {@linkplain Penalty#l2 strength times the sum of the squared parameters} to the loss, and
   * returns this trainer.
   *
   * @throws IllegalArgumentException if the strength is negative or not finite
   */
  public Trainer l2(double strength) {
    this.l2 = Check.notNegative("the strength of the L2 penalty", strength);
    return this;
  }

  /**
   * Takes one step on all rows.
   *
   * @return the loss before the step, the penalty included
   * @throws IllegalArgumentException if the model has other inputs or outputs than the data and the
   *     loss need
   */
  public double step(Dataset data) {
    return step(data.inputs(), targets(data));
  }

  /**
   * Takes one step on these rows.
   *
   * @param inputs for each row, what goes into the model
   * @param targets for each row, what the loss compares the outputs with
   * @return the loss before the step, the penalty included
   * @throws IllegalArgumentException if there are no rows, or not as many of inputs as of targets,
   *     or the model has other inputs or outputs, or a number is not finite
   */
  public double step(double[][] inputs, double[][] targets) {
    check(inputs, targets);
    Value objective = objective(inputs, targets);
    model.zeroGrad();
    objective.backward();
    optimizer.step();
    return objective.item();
  }

  /** The mean of the losses of the rows, plus the penalty. */
  private Value objective(double[][] inputs, double[][] targets) {
    Value[] losses = new Value[inputs.length];
    for (int row = 0; row < losses.length; row++) {
      losses[row] = loss.of(model.forward(inputs[row]), Value.constants(targets[row]));
    }
    Value mean = Value.sum(losses).div(losses.length);
    return l2 == 0 ? mean : mean.plus(Penalty.l2(l2, parameters));
  }

  private double[][] targets(Dataset data) {
    int needed = loss.outputs(data.classes());
    if (model.outputs() != needed) {
      throw new IllegalArgumentException(
          "%s needs a model with %d outputs for %d classes; %s has %d"
              .formatted(loss.name(), needed, data.classes(), model, model.outputs()));
    }
    double[][] targets = new double[data.size()][];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = loss.target(data.labels()[row], data.classes());
    }
    return targets;
  }

  private void check(double[][] inputs, double[][] targets) {
    if (inputs.length != targets.length) {
      throw new IllegalArgumentException(
          "%d rows of inputs and %d of targets; expected as many of each"
              .formatted(inputs.length, targets.length));
    }
    Check.atLeast(1, "the number of rows", inputs.length);
    Check.rows("inputs", inputs, model.inputs(), model + " takes " + model.inputs());
    Check.rows("targets", targets, model.outputs(), model + " gives " + model.outputs());
  }
}
