package rustgrad.playground.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PageRandomTest {

  @Test
  void itDrawsWhatTheJdkDraws() {
    for (long seed : new long[] {0, 1, 42, -7, Long.MAX_VALUE, 1L << 50}) {
      Random expected = new Random(seed);
      PageRandom actual = new PageRandom(seed);
      for (int i = 1; i < 2000; i++) {
        assertEquals(expected.nextDouble(), actual.nextDouble());
        assertEquals(expected.nextGaussian(), actual.nextGaussian());
        assertEquals(expected.nextInt(i), actual.nextInt(i));
        assertEquals(expected.nextInt(1 << 30), actual.nextInt(1 << 30));
        assertEquals(expected.nextInt((1 << 30) + i), actual.nextInt((1 << 30) + i));
      }
    }
  }
}
