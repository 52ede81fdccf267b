package rustgrad.simd;

import java.util.Random;
import rustgrad.rows.kernel.Kernels;

/** Columns of numbers whose sums show in which order they were added. */
record RandomBlock(double[] numbers, int stride, int rows) {

  /** Exponents of all sizes; with specials, every 20th number is NaN, infinite or a zero. */
  static RandomBlock of(int columns, int rows, boolean specials, Random random) {
    int stride = rows / Kernels.LANES % 2 == 1 ? rows : rows + Kernels.LANES;
    double[] numbers = new double[columns * stride];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = specials && random.nextInt(20) == 0 ? special(random) : mixed(random);
    }
    return new RandomBlock(numbers, stride, rows);
  }

  static double[] weights(int length, boolean specials, Random random) {
    return of(1, length + 8, specials, random).numbers;
  }

  private static double mixed(Random random) {
    return Math.scalb(random.nextGaussian(), random.nextInt(60) - 30);
  }

  static double special(Random random) {
    double[] specials = {
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      0.0,
      -0.0,
      Double.MIN_VALUE,
      -Double.MIN_VALUE,
      Double.MAX_VALUE,
      Double.MIN_NORMAL
    };
    return specials[random.nextInt(specials.length)];
  }
}
