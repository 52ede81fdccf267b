package rustgrad.program.tape;

import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.program.trace.Traced;

/**
 * A function that has been evaluated once, and was recorded as it ran. Must be closed, so that its
 * arrays serve the next.
 */
public final class OneShot implements AutoCloseable {
  private final TapeMemory memory = TapeMemory.take();
  private final double[] point;
  private final Tape tape;
  private final Traced[] outputs;
  private final int[] slots;

  /**
   * Evaluates a function.
   *
   * @param nodeLimit how many nodes it may take
   */
  public OneShot(Function<Value[], Value[]> function, double[] x, int nodeLimit) {
    try {
      this.point = x;
      this.tape = new Tape(memory, x, nodeLimit);
      this.outputs = tape.record(function);
    } catch (Throwable e) {
      memory.giveBack();
      throw e;
    }
    this.slots = new int[outputs.length];
    for (int k = 0; k < slots.length; k++) {
      slots[k] = outputs[k].slot;
    }
  }

  /** How many outputs there are. */
  public int outputs() {
    return outputs.length;
  }

  /** The value of an output. */
  public double value(int output) {
    return outputs[output].number;
  }

  /** Writes the gradient of an output, from a place on. */
  public void gradient(int output, double[] into, int from) {
    ReverseSweep.run(tape, new int[] {slots[output]}, new double[] {1}, into, from, point.length);
  }

  /** Writes the gradient of the sum of all outputs, each times its weight. */
  public void gradient(double[] weights, double[] into) {
    ReverseSweep.run(tape, slots, weights, into, 0, point.length);
  }

  /** Writes the derivatives of all outputs along a direction. */
  public void along(double[] direction, double[] into) {
    ForwardSweep.run(tape, direction, ForwardSweep.ALL, slots, into, 0, 1);
  }

  /** Writes the derivatives of all outputs with respect to one input: a column of the Jacobian. */
  public void column(int input, double[] jacobian) {
    double[] direction = new double[point.length];
    direction[input] = 1;
    ForwardSweep.run(tape, direction, input, slots, jacobian, input, point.length);
  }

  @Override
  public void close() {
    memory.giveBack();
  }
}
