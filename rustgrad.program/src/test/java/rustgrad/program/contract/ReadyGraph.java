package rustgrad.program.contract;

import rustgrad.program.exec.CompiledGraph;

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
   * @param failedGuard which guard failed, or {@link CompiledGraph#NO_GUARD}
   */
  record Outcome(double result, int failedGuard) {}

  /** A graph that the interpreter runs, or bytecode. */
  static ReadyGraph of(CompiledGraph graph) {
    return () ->
        (x, into) -> {
          double result = graph.run(x, into);
          return new Outcome(result, graph.failedGuard(result));
        };
  }
}
