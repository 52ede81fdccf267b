package rustgrad.nn;

/** How the learning rate changes from step to step. */
@FunctionalInterface
public interface Schedule {

  /** The learning rate of this step, counted from 0. */
  double rate(int step);

  /**
   * The same rate at every step.
   *
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  static Schedule constant(double rate) {
    Check.notNegative("the learning rate", rate);
    return new NamedSchedule(String.valueOf(rate), step -> rate);
  }

  /**
   * Along a straight line from one rate at step 0 to another at step {@code steps}, where it stays.
   *
   * @throws IllegalArgumentException if a rate is negative or not finite, or there are fewer than 1
   *     steps
   */
  static Schedule linear(double from, double to, int steps) {
    checkDecay(from, to, steps);
    return new NamedSchedule(
        "linear from %s to %s in %d steps".formatted(from, to, steps),
        step -> step < steps ? from + (to - from) * step / steps : to);
  }

  /**
   * Along half a wave of the cosine from one rate at step 0 to another at step {@code steps}, where
   * it stays: to + (from - to) (1 + cos(pi step / steps)) / 2 (Loshchilov and Hutter, "SGDR:
   * stochastic gradient descent with warm restarts", 2017, formula 5).
   *
   * @throws IllegalArgumentException if a rate is negative or not finite, or there are fewer than 1
   *     steps
   */
  static Schedule cosine(double from, double to, int steps) {
    checkDecay(from, to, steps);
    return new NamedSchedule(
        "cosine from %s to %s in %d steps".formatted(from, to, steps),
        step ->
            step < steps
                ? to + (from - to) * (1 + StrictMath.cos(Math.PI * step / steps)) / 2
                : to);
  }

  /**
   * This schedule as one of epochs: its rate of step k is the rate of all steps of epoch k.
   *
   * <pre>{@code
   * Schedule.cosine(0.01, 0, 30).perEpoch(4) // falls over 30 epochs of 4 batches each
   * }</pre>
   *
   * @param stepsPerEpoch how many steps an epoch has: the rows over the size of a batch, rounded up
   * @throws IllegalArgumentException if that is less than 1
   */
  default Schedule perEpoch(int stepsPerEpoch) {
    Check.atLeast(1, "the number of steps of an epoch", stepsPerEpoch);
    return new NamedSchedule(
        "(%s) per epoch of %d steps".formatted(this, stepsPerEpoch),
        step -> rate(step / stepsPerEpoch));
  }

  private static void checkDecay(double from, double to, int steps) {
    Check.notNegative("the first learning rate", from);
    Check.notNegative("the last learning rate", to);
    Check.atLeast(1, "the number of steps of a schedule", steps);
  }
}
