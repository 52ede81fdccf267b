package rustgrad.nn;

import java.util.Random;

/** Random orders, the same on every JVM. */
final class Shuffle {
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
}
