package rustgrad.draw.network;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The inputs or a layer of a network.
 *
 * @param numbers what each neuron gives
 * @param lines those from the column before
 */
record Column(String title, double[] numbers, Lines lines) {
  private static final int MOST = 24;

  /** The neurons to show; -1 stands for those that are left out. */
  int[] shown() {
    int n = numbers.length;
    return n <= MOST
        ? IntStream.range(0, n).toArray()
        : IntStream.range(0, MOST)
            .map(row -> row < MOST - 2 ? row : row == MOST - 2 ? -1 : n - 1)
            .toArray();
  }

  /** How great a number is relative to the greatest finite one, from 0 to 1. */
  double fullness(int neuron) {
    double greatest =
        DoubleStream.of(numbers).map(Math::abs).filter(Double::isFinite).max().orElse(0);
    double share = Math.abs(numbers[neuron]) / greatest;
    return share >= 0 ? Math.min(1, share) : 0;
  }
}
