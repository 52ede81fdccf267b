package rustgrad.program.trace;

/** A call of a vector op, which has several numbers. */
public final class TracedCall extends Traced {
  /** The numbers of its outputs, if the recording is at a point; else of no meaning. */
  public final double[] outputs;

  public TracedCall(Recording recording, int slot, double[] outputs) {
    super(recording, slot, Double.NaN);
    this.outputs = outputs;
  }
}
