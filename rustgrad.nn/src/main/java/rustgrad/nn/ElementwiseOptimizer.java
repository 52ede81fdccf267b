package rustgrad.nn;

import java.util.function.DoubleSupplier;
import rustgrad.core.Parameters;

/**
 * Moves each parameter against its own gradient, whatever those of the others are.
 *
 * <p>A subclass states how one parameter moves; it may keep arrays of the size of the parameters
 * for what it remembers about each, which it returns from {@link #memory()}. Gradient descent with
 * momentum, as {@link Sgd#withMomentum} has it:
 *
 * <pre>{@code
 * final class Heavy extends ElementwiseOptimizer {
 *   private final double[] velocity = new double[parameters().size()];
 *
 *   Heavy(Parameters parameters, double rate) {
 *     super(parameters, Schedule.constant(rate));
 *   }
 *
 *   protected double moved(int i, double item, double grad, double rate) {
 *     velocity[i] = 0.9 * velocity[i] + grad;
 *     return item - rate * velocity[i]; // where the parameter moves to
 *   }
 *
 *   protected Map<String, double[]> memory() {
 *     return Map.of("velocity", velocity); // for checkpoints
 *   }
 * }
 *
 * Trainer trainer = Trainer.of(model, loss, new Heavy(model.parameters(), 0.01));
 * }</pre>
 */
public abstract class ElementwiseOptimizer extends Optimizer {

  /** An optimiser of these parameters. */
  protected ElementwiseOptimizer(Parameters parameters, Schedule schedule) {
    super(parameters, schedule);
  }

  /**
   * Moves all parameters once, by the gradients that {@code backward()} has added up before.
   *
   * @throws IllegalArgumentException if the schedule gives a rate that is negative or not finite
   */
  public final void step() {
    step(() -> 0);
  }

  @Override
  protected final double move(DoubleSupplier loss, double rate) {
    double before = loss.getAsDouble();
    prepare(steps() + 1);
    parameters()
        .update(
            (items, grads, from, to) -> {
              for (int at = from; at < to; at++) {
                items[at] = moved(at - from, items[at], grads[at], rate);
              }
            });
    return before;
  }

  /**
   * Called before the parameters move, once for each step.
   *
   * @param step the number of this step, counted from 1
   */
  protected void prepare(int step) {}

  /**
   * The number that a parameter moves to. Called once for each parameter in each step.
   *
   * @param i which parameter
   * @param item its number
   * @param grad its gradient
   * @param rate the learning rate of this step
   */
  protected abstract double moved(int i, double item, double grad, double rate);
}
