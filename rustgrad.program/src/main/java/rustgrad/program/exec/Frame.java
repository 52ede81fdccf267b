package rustgrad.program.exec;

import java.util.List;

/** The memory of a run, kept from one run to the next so that running allocates nothing. */
final class Frame {
  /** No guard has failed. */
  static final int NONE = -1;

  /** What runs in it. */
  final Executor executor;

  /** Numbers that outlive the method that computes them. */
  final double[] slots;

  /** The arrays that n-ary instructions pass to their ops. */
  final double[][] arrays;

  /** Which guard of the graph has failed, counted from 0. The caller of a run sets it to NONE. */
  int failedGuard = NONE;

  Frame(Executor executor, double[] slots, List<Integer> arrayLengths) {
    this.executor = executor;
    this.slots = slots;
    this.arrays = arrayLengths.stream().map(double[]::new).toArray(double[][]::new);
  }

  double run(double[] x, double[] into) {
    return executor.run(x, into, this);
  }
}
