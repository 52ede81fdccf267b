package rustgrad.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.api.Comparison;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.kernel.PlainKernels;
import rustgrad.rows.kernel.Weights;

/** Vectors compute what the plain loops do, to the bit. */
class SameBitsTest {
  private static final Kernels PLAIN = new PlainKernels();
  private static final Kernels VECTOR = new VectorKernels();
  private static final double UNTOUCHED = 42;

  private final Random random = new Random(1);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void dotsOfAnyShape(boolean specials) {
    for (int k = 0; k <= 40; k++) {
      for (int outputs = 1; outputs <= 20; outputs++) {
        dots(k, outputs, 8 * (1 + random.nextInt(17)), specials);
      }
    }
  }

  @Test
  void dotsOfAnyNumberOfRows() {
    for (int rows = 8; rows <= 136; rows += 8) {
      dots(5, 13, rows, false);
    }
  }

  private void dots(int k, int outputs, int rows, boolean specials) {
    RandomBlock plain = RandomBlock.of(k + 2 + outputs, rows, specials, random);
    double[] vector = plain.numbers().clone();
    int[] x = random.ints(k, 0, k + 2).toArray();
    double[] starts = Arrays.copyOf(RandomBlock.weights(outputs, specials, random), outputs);
    double[] numbers = RandomBlock.weights(outputs * k + 1, specials, random);
    Weights w =
        switch (random.nextInt(3)) {
          case 0 -> new Weights(numbers, 0, k, 1);
          case 1 -> new Weights(numbers, 1, 1, outputs);
          default -> new Weights(numbers, outputs * k, -1, -outputs);
        };
    PLAIN.dots(plain.numbers(), plain.stride(), rows, x, k + 2, starts, w);
    VECTOR.dots(vector, plain.stride(), rows, x, k + 2, starts, w);
    assertArrayEquals(plain.numbers(), vector, () -> k + " x to " + outputs + ", rows " + rows);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sumsOfAnyShape(boolean specials) {
    for (int a = 1; a <= 20; a++) {
      for (int b = 1; b <= 40; b++) {
        sums(a, b, 8 * (1 + random.nextInt(17)), specials);
      }
    }
  }

  @Test
  void sumsOfAnyNumberOfRows() {
    for (int rows = 8; rows <= 136; rows += 8) {
      sums(7, 13, rows, false);
    }
  }

  @Test
  void sumsOfManyColumns() {
    IntStream.rangeClosed(119, 122).forEach(b -> sums(5, b, 16, false));
    sums(130, 61, 16, true);
  }

  private void sums(int a, int b, int rows, boolean specials) {
    int from = 8 * random.nextInt(3);
    RandomBlock block = RandomBlock.of(a + b, from + rows, specials, random);
    int[] left = random.ints(a, 0, a + b).toArray();
    int[] right = random.ints(b, 0, a + b).toArray();
    int at = random.nextInt(3);
    double[] plain = new double[at + a * b + 3];
    Arrays.fill(plain, UNTOUCHED);
    double[] vector = plain.clone();
    PLAIN.sums(block.numbers(), block.stride(), from, rows, left, right, plain, at);
    VECTOR.sums(block.numbers(), block.stride(), from, rows, left, right, vector, at);
    assertArrayEquals(plain, vector, () -> a + " a and " + b + " b, rows " + rows);
  }

  @ParameterizedTest
  @EnumSource
  void where(Comparison comparison) {
    for (int length = 0; length <= 40; length++) {
      RandomBlock block = RandomBlock.of(5, 40, true, random);
      double[] plain = block.numbers();
      for (int i = 0; i < 40; i += 3) {
        plain[40 + i] = random.nextBoolean() ? plain[i] : RandomBlock.special(random);
      }
      double[] vector = plain.clone();
      PLAIN.where(comparison, plain, 0, 40, 80, 120, 160, length);
      VECTOR.where(comparison, vector, 0, 40, 80, 120, 160, length);
      assertArrayEquals(plain, vector, comparison + ", length " + length);
    }
  }

  @Test
  void whereInPlace() {
    RandomBlock block = RandomBlock.of(4, 40, true, random);
    double[] plain = block.numbers();
    double[] vector = plain.clone();
    PLAIN.where(Comparison.LESS, plain, 0, 40, 0, 80, 80, 40);
    VECTOR.where(Comparison.LESS, vector, 0, 40, 0, 80, 80, 40);
    assertArrayEquals(plain, vector);
  }
}
