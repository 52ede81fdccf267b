package rustgrad.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One step of training a small network: 100 rows of moons, 2-16-16-1 neurons, forward, backward and
 * update, in one thread.
 */
@State(Scope.Benchmark)
public class MoonsStepBenchmark {
  private static final int STEPS_OF_A_RUN = 100;

  private final MoonsTraining fineGrained = new FineGrainedMoons();
  private final MoonsTraining dot = new DotMoons();
  private final MoonsTraining handWritten = new HandWrittenMoons();
  private int steps;

  /** One node for each + and *. */
  @Benchmark
  public double fineGrained() {
    return next(fineGrained);
  }

  /** One node for each neuron. */
  @Benchmark
  public double dot() {
    return next(dot);
  }

  /** Loops over arrays. */
  @Benchmark
  public double baseline() {
    return next(handWritten);
  }

  /** Training starts over again and again, so that slow and fast ways compute the same steps. */
  private double next(MoonsTraining training) {
    if (steps++ % STEPS_OF_A_RUN == 0) {
      training.restart();
    }
    return training.step();
  }
}
