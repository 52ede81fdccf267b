package rustgrad.rows.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.Comparison;

/** The loops compute what {@link Kernels} says, to the bit. */
class PlainKernelsTest {
  private static final Kernels KERNELS = new PlainKernels();

  private final Random random = new Random(1);

  /** Mixed exponents, so that sums show their order. */
  private double[] numbers(int length) {
    return random.doubles(length, -1, 1).map(x -> Math.scalb(x, random.nextInt(40) - 20)).toArray();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 8", "1, 1, 8", "3, 2, 24", "4, 3, 104", "5, 1, 16", "9, 16, 40", "18, 7, 136"})
  void dotsAddFromLeftToRight(int inputs, int outputs, int rows) {
    int stride = rows / 8 % 2 == 1 ? rows : rows + 8;
    double[] block = numbers((inputs + outputs + 1) * stride);
    double[] starts = numbers(outputs);
    double[] w = numbers(outputs * inputs + 1);
    int[] x = random.ints(inputs, 0, inputs + 1).toArray();
    double[] expected = block.clone();
    for (int j = 0; j < outputs; j++) {
      for (int r = 0; r < rows; r++) {
        double sum = starts[j];
        for (int k = 0; k < inputs; k++) {
          sum += w[outputs * inputs - j - k * outputs] * block[x[k] * stride + r];
        }
        expected[(inputs + 1 + j) * stride + r] = sum;
      }
    }
    Weights weights = new Weights(w, outputs * inputs, -1, -outputs);
    KERNELS.dots(block, stride, rows, x, inputs + 1, starts, weights);
    assertArrayEquals(expected, block);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 8", "2, 3, 24", "4, 4, 104", "5, 1, 16", "1, 6, 136"})
  void sumsAddLanesInHalves(int left, int right, int rows) {
    double[] block = numbers((left + right) * rows);
    int[] a = random.ints(left, 0, left + right).toArray();
    int[] b = random.ints(right, 0, left + right).toArray();
    double[] sums = new double[left * right + 2];
    KERNELS.sums(block, rows, 0, rows, a, b, sums, 1);
    assertEquals(0, sums[0]);
    assertEquals(0, sums[left * right + 1]);
    for (int j = 0; j < left; j++) {
      for (int i = 0; i < right; i++) {
        double[] lanes = new double[Kernels.LANES];
        for (int r = 0; r < rows; r++) {
          lanes[r % Kernels.LANES] += block[a[j] * rows + r] * block[b[i] * rows + r];
        }
        for (int half = Kernels.LANES / 2; half > 0; half /= 2) {
          for (int l = 0; l < half; l++) {
            lanes[l] += lanes[l + half];
          }
        }
        assertEquals(lanes[0], sums[1 + j * right + i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whereIsAsTheComparisonTests(Comparison comparison) {
    double[] edges = {0.0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY};
    int length = edges.length * edges.length;
    double[] block = new double[5 * length];
    for (int i = 0; i < length; i++) {
      block[i] = edges[i % edges.length];
      block[length + i] = edges[i / edges.length];
      block[2 * length + i] = 3;
      block[3 * length + i] = 4;
    }
    KERNELS.where(comparison, block, 0, length, 2 * length, 3 * length, 4 * length, length);
    for (int i = 0; i < length; i++) {
      boolean expected = comparison.test(block[i], block[length + i]);
      assertEquals(expected ? 3 : 4, block[4 * length + i], block[i] + " and " + block[length + i]);
    }
  }

  @Test
  void scratchGrowsWithTheWork() {
    dotsAddFromLeftToRight(2, 3, 136);
    dotsAddFromLeftToRight(20, 3, 8);
    dotsAddFromLeftToRight(4, 3, 200);
  }
}
