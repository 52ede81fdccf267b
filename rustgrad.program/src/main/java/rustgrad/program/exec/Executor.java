package rustgrad.program.exec;

/** Runs one graph. Any number of threads may run it at once, each with a frame of its own. */
interface Executor {

  /**
   * Computes the outputs at x.
   *
   * @param x the inputs
   * @param into receives the outputs; left as it was if a guard fails
   * @param frame from {@link #newFrame()}; in use by no other run
   * @return the result; if a guard fails, NaN, and {@link Frame#failedGuard} is set
   */
  double run(double[] x, double[] into, Frame frame);

  Frame newFrame();

  /** Whether runs keep nothing in their frame, so that all can share one. */
  boolean needsNoMemory();

  /** What to call it, such as "bytecode". */
  String name();
}
