package rustgrad.core.contract;

import rustgrad.core.exec.Executor;
import rustgrad.core.exec.Frame;

/** A graph that is ready to run: all that {@link ExecutorContract} wants to know of an executor. */
public interface ReadyGraph {

  /** What runs the graph with memory of its own. Any number of threads may each have one. */
  Runs newRuns();

  /** Runs of one graph, one after the other, in the same memory. */
  interface Runs {

    /**
     * Runs the graph at x.
     *
     * @param into receives the outputs; left as it was if a guard fails
     */
    Outcome run(double[] x, double[] into);
  }

  /**
   * What a run returned.
   *
   * @param failedGuard which guard failed, or {@link Frame#NONE}
   */
  record Outcome(double result, int failedGuard) {}

  /** The graph of an executor, whose memory is a frame. */
  static ReadyGraph of(Executor executor) {
    return () -> {
      Frame frame = executor.newFrame();
      return (x, into) -> {
        frame.failedGuard = Frame.NONE;
        double result = executor.run(x, into, frame);
        return new Outcome(result, frame.failedGuard);
      };
    };
  }
}
