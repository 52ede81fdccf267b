package rustgrad.nn;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import rustgrad.core.Parameters;

/**
 * Moves parameters, step by step, to where a loss is smaller.
 *
 * <pre>{@code
 * Parameters p = Parameters.of(2, -1);
 * Optimizer optimizer = Adam.of(p, 0.1);
 * optimizer.step(
 *     () -> {
 *       Value loss = p.get(0).times(p.get(0)).plus(p.get(1).times(p.get(1)));
 *       p.zeroGrad();
 *       loss.backward();
 *       return loss.item();
 *     }); // 5.0, the loss before the step
 * }</pre>
 *
 * <p>Most optimisers move each parameter by its own gradient: they are {@link
 * ElementwiseOptimizer}s, which can also take a step with gradients that are there already. {@link
 * Lbfgs} asks for the loss several times in a step.
 *
 * <p>What an optimiser remembers from step to step is its {@link #state()}. After {@link #restore},
 * also in another process, an optimiser of the same settings goes on with the bits of one that was
 * never interrupted. The settings of the optimisers here do not change: each {@code with} method
 * returns a new one.
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
   * Takes one step. If the loss throws an exception, the parameters have not moved and the step
   * does not count.
   *
   * @param loss computes the loss of the parameters as they are, and replaces their gradients by
   *     those of this loss
   * @return the loss before the step
   * @throws IllegalArgumentException if the schedule gives a rate that is negative or not finite
   */
  public final double step(DoubleSupplier loss) {
    Objects.requireNonNull(loss, "loss");
    double rate = Check.notNegative("the learning rate of step " + steps, schedule.rate(steps));
    double before = move(loss, rate);
    steps++;
    return before;
  }

  /**
   * Moves all parameters once. If the loss throws an exception, they must stay where they were.
   *
   * @param loss as of {@link #step(DoubleSupplier)}
   * @param rate the learning rate of this step
   * @return the loss before the step
   */
  protected abstract double move(DoubleSupplier loss, double rate);

  /**
   * Copies of all that this optimiser remembers besides its {@link #steps()}: arrays by name, in
   * the order of the names.
   */
  public final Map<String, double[]> state() {
    return Collections.unmodifiableMap(copy(memory()));
  }

  /**
   * Makes this optimiser go on from where another of the same settings was. The numbers of the
   * parameters are restored apart from this, by {@link Parameters#setAll}.
   *
   * @param steps the {@link #steps()} of the other
   * @param state its {@link #state()}
   * @throws IllegalArgumentException if the number of steps is negative, or the arrays have other
   *     names or lengths than those of this optimiser, or a number is not finite; nothing has
   *     changed then
   */
  public final void restore(int steps, Map<String, double[]> state) {
    Check.atLeast(0, "the number of steps of " + this, steps);
    SortedMap<String, double[]> memory = new TreeMap<>(memory());
    SortedMap<String, double[]> restored = copy(Objects.requireNonNull(state, "state"));
    checkNames(memory, restored);
    memory.forEach((name, array) -> checkArray(name, array.length, named(name, restored)));
    memory.forEach(
        (name, array) -> System.arraycopy(named(name, restored), 0, array, 0, array.length));
    this.steps = steps;
  }

  private static SortedMap<String, double[]> copy(Map<String, double[]> arrays) {
    SortedMap<String, double[]> copy = new TreeMap<>();
    arrays.forEach((name, array) -> copy.put(name, array.clone()));
    return copy;
  }

  private static double[] named(String name, Map<String, double[]> arrays) {
    return Objects.requireNonNull(arrays.get(name), name);
  }

  private void checkNames(SortedMap<String, double[]> memory, SortedMap<String, double[]> state) {
    if (!memory.keySet().equals(state.keySet())) {
      throw new IllegalArgumentException(
          "%s remembers %s, but the state has %s; restore it into an optimiser of the kind that it was taken from"
              .formatted(this, memory.keySet(), state.keySet()));
    }
  }

  private void checkArray(String name, int length, double[] array) {
    if (array.length != length) {
      throw new IllegalArgumentException(
          "%s of %s needs %d numbers, but the state has %d; restore it into an optimiser of as many parameters and of the same settings"
              .formatted(name, this, length, array.length));
    }
    for (int i = 0; i < length; i++) {
      if (!Double.isFinite(array[i])) {
        throw new IllegalArgumentException(
            "%s[%d] of the state is %s; expected a finite number".formatted(name, i, array[i]));
      }
    }
  }

  /**
   * The arrays in which a subclass remembers what it needs for the next steps, by name; none unless
   * it says so. These are the arrays themselves, always the same and of the same lengths: {@link
   * #restore} writes into them.
   */
  protected Map<String, double[]> memory() {
    return Map.of();
  }

  /** The name of the class and the rate, unless a subclass has more to say. */
  @Override
  public String toString() {
    return getClass().getSimpleName() + "(rate " + schedule + ")";
  }
}
