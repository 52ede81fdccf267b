package rustgrad.nn;

import java.util.Random;
import java.util.stream.IntStream;

/** Random orders, the same on every JVM. */
final class Shuffle {
  /** 2^64 over the golden ratio, made odd. */
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private Shuffle() {}

  /** Puts the numbers into a random order (Fisher and Yates). */
  static void shuffle(int[] numbers, Random random) {
    for (int i = numbers.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int number = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = number;
    }
  }

  /**
   * The order of the rows of an epoch, which follows from the seed and the number of the epoch
   * alone: a training can go on at any epoch.
   *
   * @param count how many rows
   * @param epoch the number of the epoch, counted from 0
   */
  static int[] ofEpoch(int count, long seed, int epoch) {
    int[] order = IntStream.range(0, count).toArray();
    shuffle(order, new Random(splitMix(seed, epoch)));
    return order;
  }

  /**
   * Output n, counted from 0, of the generator SplitMix64 that starts from a seed (Steele, Lea and
   * Flood, "Fast splittable pseudorandom number generators", 2014, with the constants of Stafford's
   * variant 13): neighbouring seeds and epochs get orders that have nothing in common.
   */
  static long splitMix(long seed, int n) {
    long z = seed + (n + 1L) * GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
