package rustgrad.rows.run;

import java.util.stream.IntStream;

/** Indices in an array, kept as runs of indices that follow one another. */
final class IndexRuns {
  private final int[] indices;

  /**
   * Where in the list each run of indices that follow one another begins, and at the end its
   * length.
   */
  private final int[] runs;

  IndexRuns(int[] indices) {
    this.indices = indices;
    this.runs =
        IntStream.rangeClosed(0, indices.length)
            .filter(k -> k == 0 || k == indices.length || indices[k] != indices[k - 1] + 1)
            .toArray();
  }

  /** Adds the numbers at these indices to an array, one after the other. */
  void addTo(double[] into, double[] numbers) {
    for (int run = 0; run + 1 < runs.length; run++) {
      int first = indices[runs[run]];
      add(into, runs[run], numbers, first, runs[run + 1] - runs[run]);
    }
  }

  /** Writes the numbers at these indices to an array, one after the other. */
  void copyTo(double[] into, double[] numbers) {
    for (int run = 0; run + 1 < runs.length; run++) {
      int length = runs[run + 1] - runs[run];
      System.arraycopy(numbers, indices[runs[run]], into, runs[run], length);
    }
  }

  private static void add(double[] into, int to, double[] numbers, int from, int length) {
    for (int i = 0; i < length; i++) {
      into[to + i] += numbers[from + i];
    }
  }
}
