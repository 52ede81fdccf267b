package rustgrad.program.trace;

import java.util.Arrays;

/** The numbers of the slots of a trace, in chunks, so that growing copies nothing. */
final class SlotNumbers {
  private static final int BITS = 15;
  private static final int MASK = (1 << BITS) - 1;

  private double[][] chunks = new double[16][];
  private double[] chunk = {};
  private int capacity;
  private int size;

  void add(double number) {
    if (size == capacity) {
      grow();
    }
    chunk[size & MASK] = number;
    size++;
  }

  /** The first chunk grows until it is full; then there is another, and nothing is copied. */
  private void grow() {
    int next = size >> BITS;
    if (next == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * next);
    }
    int slots = next > 0 ? 1 << BITS : Math.max(16, 2 * size);
    chunk = next > 0 ? new double[slots] : Arrays.copyOf(chunk, slots);
    chunks[next] = chunk;
    capacity = (next << BITS) + slots;
  }

  /** The number of a slot. */
  double get(int slot) {
    return chunks[slot >> BITS][slot & MASK];
  }
}
