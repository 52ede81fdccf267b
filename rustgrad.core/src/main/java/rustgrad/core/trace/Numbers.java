package rustgrad.core.trace;

import java.util.Arrays;

/** The numbers of the slots of a trace, in chunks, so that growing copies nothing. */
public final class Numbers {
  private static final int BITS = 13;
  private static final int MASK = (1 << BITS) - 1;

  private double[][] chunks = new double[16][];
  private double[] chunk = {};
  private int size;

  void add(double number) {
    int at = size & MASK;
    if (at == 0) {
      int next = size >> BITS;
      if (next == chunks.length) {
        chunks = Arrays.copyOf(chunks, 2 * next);
      }
      chunk = new double[1 << BITS];
      chunks[next] = chunk;
    }
    chunk[at] = number;
    size++;
  }

  /** The number of a slot. */
  public double get(int slot) {
    return chunks[slot >> BITS][slot & MASK];
  }
}
