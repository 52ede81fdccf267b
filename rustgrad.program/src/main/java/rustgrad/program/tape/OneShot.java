package rustgrad.program.tape;

import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.program.trace.Traced;

/** What a function that is evaluated once, and recorded as it runs, is asked for. */
public final class OneShot {
  private static final double[] ONE = {1};

  private OneShot() {}

  /** Writes the gradient at x, and returns the value. */
  public static double gradient(
      Function<Value[], Value> function, double[] x, double[] into, int nodeLimit) {
    TapeMemory memory = TapeMemory.take();
    try {
      Tape tape = new Tape(memory, x, nodeLimit);
      Traced y = tape.record(inputs -> new Value[] {function.apply(inputs)})[0];
      ReverseSweep.run(tape, new int[] {y.slot}, ONE, into, 0, x.length);
      return y.number;
    } finally {
      memory.giveBack();
    }
  }
}
