package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InitializerTest {
  private static final int FAN_IN = 100;
  private static final int FAN_OUT = 50;
  private final double[] weights = new double[FAN_IN * FAN_OUT];
  private final double[] biases = new double[FAN_OUT];

  @Test
  void pytorchDrawsWeightsAndBiasesBelowOneOverTheRootOfFanIn() {
    fill(Initializer.pytorch());
    assertUniform(0.1, weights);
    assertUniform(0.1, biases);
  }

  @Test
  void microgradDrawsWeightsBelowOne() {
    fill(Initializer.micrograd());
    assertUniform(1, weights);
    assertArrayEquals(new double[FAN_OUT], biases);
  }

  @Test
  void xavierDrawsWeightsBelowARootOfBothFans() {
    fill(Initializer.xavier());
    assertUniform(0.2, weights);
    assertArrayEquals(new double[FAN_OUT], biases);
  }

  @Test
  void heDrawsNormalWeightsOfVarianceTwoOverFanIn() {
    fill(Initializer.he());
    double variance = Arrays.stream(weights).map(w -> w * w).average().orElseThrow();
    assertEquals(2.0 / FAN_IN, variance, 0.1 * 2 / FAN_IN);
    assertArrayEquals(new double[FAN_OUT], biases);
  }

  private void fill(Initializer initializer) {
    initializer.fill(weights, biases, FAN_IN, FAN_OUT, new Random(1));
  }

  /** Within the bound, and reaching both ends of it. */
  private static void assertUniform(double bound, double[] numbers) {
    double least = Arrays.stream(numbers).min().orElseThrow();
    double greatest = Arrays.stream(numbers).max().orElseThrow();
    assertTrue(-bound <= least && least < -0.9 * bound, () -> "least " + least);
    assertTrue(0.9 * bound < greatest && greatest <= bound, () -> "greatest " + greatest);
  }
}
