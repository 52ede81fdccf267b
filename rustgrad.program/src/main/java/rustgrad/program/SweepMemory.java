package rustgrad.program;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The arrays of a sweep along a direction, kept for the next sweep of the thread so that this
 * allocates nothing. They are not kept while a sweep uses them, because an op may begin another.
 */
final class SweepMemory {
  private final int inputs;
  private final ThreadLocal<@Nullable Sweep> kept = new ThreadLocal<>();

  /**
   * @param at the inputs, and the direction after them
   * @param product what the sweep finds
   */
  record Sweep(double[] at, double[] product) {}

  SweepMemory(int inputs) {
    this.inputs = inputs;
  }

  /**
   * Takes the arrays for a sweep at x along a direction, which is all 0 at first.
   *
   * @param direction how many numbers the direction has
   * @param product how many numbers the sweep finds
   */
  Sweep take(double[] x, int direction, int product) {
    Sweep sweep = kept.get();
    kept.set(null);
    int length = inputs + direction;
    if (sweep == null || sweep.at.length < length || sweep.product.length != product) {
      sweep = new Sweep(new double[length], new double[product]);
    }
    System.arraycopy(x, 0, sweep.at, 0, inputs);
    Arrays.fill(sweep.at, inputs, length, 0);
    return sweep;
  }

  void give(Sweep sweep) {
    kept.set(sweep);
  }
}
