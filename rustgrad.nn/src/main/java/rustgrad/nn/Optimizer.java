package rustgrad.nn;

import java.util.Objects;
import rustgrad.core.Parameters;

/**
 * Moves parameters against their gradients, which {@code backward()} has added up before.
 *
 * <p>A subclass states how one parameter moves; it may keep arrays of the size of the parameters
 * for what it remembers about each. The settings of the optimisers here do not change: each {@code
 * with} method returns a new one.
 */
public abstract class Optimizer {
  private final Parameters parameters;
  private final Schedule schedule;
  private int steps;

  /** An optimiser of these parameters. */
  protected Optimizer(Parameters parameters, Schedule schedule) {
    this.parameters = Objects.requireNonNull(parameters, "parameters");
    this.schedule = Objects.requireNonNull(schedule, "schedule");
  }

  /** What this optimiser moves. */
  public final Parameters parameters() {
    return parameters;
  }

  /** The learning rate of each step. */
  public final Schedule schedule() {
    return schedule;
  }

  /** How many steps were taken. */
  public final int steps() {
    return steps;
  }

  /**
   * Moves all parameters once.
   *
   * @throws IllegalArgumentException if the schedule gives a rate that is negative or not finite
   */
  public final void step() {
    double rate = Check.notNegative("the learning rate of step " + steps, schedule.rate(steps));
    steps++;
    prepare(steps);
    parameters.update(
        (items, grads, from, to) -> {
          for (int at = from; at < to; at++) {
            items[at] = moved(at - from, items[at], grads[at], rate);
          }
        });
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

  /** The name of the class and the rate, unless a subclass has more to say. */
  @Override
  public String toString() {
    return getClass().getSimpleName() + "(rate " + schedule + ")";
  }
}
