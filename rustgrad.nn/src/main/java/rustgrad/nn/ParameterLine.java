package rustgrad.nn;

import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;
import rustgrad.core.Parameters;

/** Moves parameters along the line start + length direction, and computes a loss there. */
final class ParameterLine implements DoubleFunction<Trial> {
  private final Parameters parameters;
  private final DoubleSupplier loss;
  private final double[] start;
  private final double[] direction;

  /** The line in a direction from where the parameters are. */
  ParameterLine(Parameters parameters, DoubleSupplier loss, double[] direction) {
    this.parameters = parameters;
    this.loss = loss;
    this.start = parameters.items();
    this.direction = direction;
  }

  /** Computes the loss at this length, and leaves the parameters there. */
  @Override
  public Trial apply(double length) {
    move(length);
    return trial(length, loss.getAsDouble(), parameters.grads());
  }

  /** A point of which the loss and the gradient are known. */
  Trial trial(double length, double value, double[] gradient) {
    return new Trial(length, value, CurvaturePairs.dot(gradient, direction), gradient);
  }

  /** Moves the parameters to a point, and sets their gradients to those found there. */
  void settle(Trial trial) {
    move(trial.length());
    parameters.update(
        (items, grads, from, to) -> System.arraycopy(trial.gradient(), 0, grads, from, to - from));
  }

  private void move(double length) {
    parameters.update(
        (items, grads, from, to) -> {
          for (int i = 0; i < to - from; i++) {
            items[from + i] = length == 0 ? start[i] : start[i] + length * direction[i];
          }
        });
  }
}
