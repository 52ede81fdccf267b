package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {

  /** The first outputs of Vigna's splitmix64.c from the seeds 0 and 1234567. */
  @Test
  void theMixingFunctionIsSplitMix64() {
    assertEquals(0xe220a8397b1dcdafL, Shuffle.splitMix(0, 0));
    assertEquals(0x6e789e6aa1b965f4L, Shuffle.splitMix(0, 1));
    assertEquals(0x06c45d188009454fL, Shuffle.splitMix(0, 2));
    assertEquals(6457827717110365317L, Shuffle.splitMix(1234567, 0));
    assertEquals(3203168211198807973L, Shuffle.splitMix(1234567, 1));
  }

  @Test
  void theOrderOfAnEpochFollowsFromSeedAndNumberAlone() {
    assertArrayEquals(Shuffle.ofEpoch(10, 7, 3), Shuffle.ofEpoch(10, 7, 3));
    assertArrayEquals(
        new int[] {6, 5, 2, 3, 7, 9, 0, 8, 4, 1}, Shuffle.ofEpoch(10, 0, 0), "as on every JVM");
  }

  @Test
  void neighbouringSeedsAndEpochsHaveOrdersOfTheirOwn() {
    Set<String> orders = new HashSet<>();
    for (int seed = -10; seed < 10; seed++) {
      for (int epoch = 0; epoch < 20; epoch++) {
        int[] order = Shuffle.ofEpoch(20, seed, epoch);
        orders.add(Arrays.toString(order));
        assertArrayEquals(
            IntStream.range(0, 20).toArray(), Arrays.stream(order).sorted().toArray());
      }
    }
    assertEquals(400, orders.size());
  }

  /** 4 standard deviations of a binomial distribution around the mean. */
  @Test
  void everyRowComesFirstEquallyOften() {
    int[] first = new int[5];
    for (int epoch = 0; epoch < 10_000; epoch++) {
      first[Shuffle.ofEpoch(5, 0, epoch)[0]]++;
    }
    for (int count : first) {
      assertEquals(2000, count, 4 * Math.sqrt(10_000 * 0.2 * 0.8));
    }
  }
}
