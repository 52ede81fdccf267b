package rustgrad.rows.run;

import java.util.stream.IntStream;

/** Places in an array, of which neighbours are often next to each other. */
final class Places {
  private final int[] places;

  /** Where in the list each run of places that follow one another begins, and last its end. */
  private final int[] runs;

  Places(int[] places) {
    this.places = places;
    this.runs =
        IntStream.rangeClosed(0, places.length)
            .filter(k -> k == 0 || k == places.length || places[k] != places[k - 1] + 1)
            .toArray();
  }

  /** Adds the numbers at these places to an array, one after the other. */
  void addTo(double[] into, double[] numbers) {
    for (int run = 0; run + 1 < runs.length; run++) {
      int first = places[runs[run]];
      add(into, runs[run], numbers, first, runs[run + 1] - runs[run]);
    }
  }

  /** Writes the numbers at these places to an array, one after the other. */
  void copyTo(double[] into, double[] numbers) {
    for (int run = 0; run + 1 < runs.length; run++) {
      int length = runs[run + 1] - runs[run];
      System.arraycopy(numbers, places[runs[run]], into, runs[run], length);
    }
  }

  private static void add(double[] into, int to, double[] numbers, int from, int length) {
    for (int i = 0; i < length; i++) {
      into[to + i] += numbers[from + i];
    }
  }
}
