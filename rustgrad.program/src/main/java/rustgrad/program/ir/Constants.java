package rustgrad.program.ir;

import java.util.Arrays;

/**
 * The constants of a graph and their slots, found by their bits. A hash table of open addressing.
 */
final class Constants {
  private double[] values;
  private int[] slots;
  private int size;

  /** Indexes into {@link #values}, plus 1; 0 is free. At most half full. */
  private int[] table;

  Constants() {
    values = new double[8];
    slots = new int[8];
    table = new int[16];
  }

  /** These constants in these slots. */
  Constants(double[] values, int[] slots) {
    this();
    for (int i = 0; i < slots.length; i++) {
      add(values[i], slots[i]);
    }
  }

  /** The slot of this constant, or -1. */
  int slotOf(double value) {
    int index = table[place(value)] - 1;
    return index < 0 ? -1 : slots[index];
  }

  /** Adds a constant that is not there yet, and returns its index. */
  int add(double value, int slot) {
    if (size == values.length) {
      grow();
    }
    values[size] = value;
    slots[size] = slot;
    table[place(value)] = ++size;
    return size - 1;
  }

  double get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  /** The constants by index; the array may be longer. */
  double[] values() {
    return values;
  }

  /** Their slots by index; the array may be longer. */
  int[] slots() {
    return slots;
  }

  private void grow() {
    values = Arrays.copyOf(values, 2 * size);
    slots = Arrays.copyOf(slots, 2 * size);
    table = new int[4 * size];
    for (int i = 0; i < size; i++) {
      table[place(values[i])] = i + 1;
    }
  }

  /** Where the value stands in the table, or the free place where it would. */
  private int place(double value) {
    long bits = Double.doubleToRawLongBits(value);
    // The highest bits of the product are the ones that all bits go into (Fibonacci hashing,
    // Knuth).
    int place = (int) (bits * 0x9E3779B97F4A7C15L >>> Long.numberOfLeadingZeros(table.length - 1));
    while (table[place] != 0 && Double.doubleToRawLongBits(values[table[place] - 1]) != bits) {
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }
}
