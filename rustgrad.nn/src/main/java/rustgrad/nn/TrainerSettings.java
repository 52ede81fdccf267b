package rustgrad.nn;

import org.jspecify.annotations.Nullable;

/**
 * How a trainer trains.
 *
 * @param l2 the strength of the L2 penalty
 * @param maxNorm the greatest norm of a gradient, which is infinite if gradients are not clipped
 * @param threads the threads that run a program; null for the calling thread alone, and for eager
 *     training, which needs no class of programs
 */
record TrainerSettings(
    double l2, double maxNorm, boolean eager, @Nullable Threads threads, long seed) {
  static final TrainerSettings DEFAULT =
      new TrainerSettings(0, Double.POSITIVE_INFINITY, false, null, 0);

  TrainerSettings withL2(double l2) {
    Check.notNegative("the strength of the L2 penalty", l2);
    return new TrainerSettings(l2, maxNorm, eager, threads, seed);
  }

  /** Clips the gradients that this optimiser moves parameters by. */
  TrainerSettings withMaxNorm(double maxNorm, Optimizer optimizer) {
    if (optimizer instanceof Lbfgs) {
      throw new IllegalArgumentException(
          "%s needs the gradient as it is, not clipped; leave withClipping out"
              .formatted(optimizer));
    }
    if (!(maxNorm > 0 && maxNorm < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the greatest norm of a gradient is %s; expected a finite number above 0"
              .formatted(maxNorm));
    }
    return new TrainerSettings(l2, maxNorm, eager, threads, seed);
  }

  TrainerSettings withSeed(long seed) {
    return new TrainerSettings(l2, maxNorm, eager, threads, seed);
  }

  TrainerSettings inEagerMode() {
    return new TrainerSettings(l2, maxNorm, true, threads, seed);
  }

  TrainerSettings withThreads(Threads threads) {
    return new TrainerSettings(l2, maxNorm, eager, threads, seed);
  }

  Objective objective(Model model, Loss loss) {
    return eager
        ? new EagerObjective(model, loss, l2)
        : new RowObjective(model, loss, l2, threads == null ? Threads.CALLER : threads);
  }

  /** Such as "l2 1.0E-4, parallel, seed 0". */
  @Override
  public String toString() {
    return (l2 == 0 ? "" : "l2 " + l2 + ", ")
        + (maxNorm == Double.POSITIVE_INFINITY ? "" : "clipping " + maxNorm + ", ")
        + (eager ? "eager, " : threads == null ? "" : "parallel, ")
        + "seed "
        + seed;
  }
}
