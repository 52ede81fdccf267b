package rustgrad.core.exec;

/** The memory of a run, kept from one run to the next so that running allocates nothing. */
public final class Frame {
  /** No guard has failed. */
  public static final int NONE = -1;

  /** Numbers that outlive the method that computes them. */
  final double[] slots;

  /** The arrays that n-ary instructions pass to their ops. */
  final double[][] arrays;

  /** Which guard of the graph has failed, counted from 0. The caller of a run sets it to NONE. */
  public int failedGuard = NONE;

  Frame(double[] slots, double[][] arrays) {
    this.slots = slots;
    this.arrays = arrays;
  }
}
