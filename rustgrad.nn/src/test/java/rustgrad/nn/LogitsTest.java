package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

class LogitsTest {
  @Test
  void oneOutputMeansClassOneWhereItIsPositive() {
    assertEquals(0, Logits.predictedClass(-1));
    assertEquals(0, Logits.predictedClass(0));
    assertEquals(1, Logits.predictedClass(1e-300));
  }

  @Test
  void severalOutputsMeanTheClassOfTheGreatest() {
    assertEquals(2, Logits.predictedClass(-3, -2, -1));
    assertEquals(1, Logits.predictedClass(-3, 7, 7));
    assertEquals(
        "the number of outputs is 0; expected at least 1",
        Errors.messageOf(Logits::predictedClass));
  }

  @Test
  void logOddsAreThoseOfTheProbabilities() {
    for (double[] z : new double[][] {{0.7}, {-2, 1}, {1, 2, 3}, {2, 2, 2, 2}, {-5, 3, -1, 3.5}}) {
      double[] expected =
          Arrays.stream(Probabilities.of(z)).map(p -> Math.log(p / (1 - p))).toArray();
      assertArrayEquals(expected, Logits.logOdds(z), 1e-13);
    }
  }

  @Test
  void logOddsTellApartWhereProbabilitiesRoundToOne() {
    assertArrayEquals(new double[] {-1000, 1000}, Logits.logOdds(0, 1000));
    assertArrayEquals(new double[] {-1000, 1000}, Logits.logOdds(1000));
    double[] odds = Logits.logOdds(-1000, 0, 1000, 0);
    assertArrayEquals(new double[] {-2000, -1000, 1000 - Math.log(2), -1000}, odds, 1e-12);
  }

  @Test
  void theLogLossOfARowIsTheCrossEntropyOfItsClass() {
    double[] sizes = {0, 1e-9, 0.3, 1, 20, 50, 700, 5000};
    for (double size : sizes) {
      for (double z : new double[] {size, -size}) {
        for (int label = 0; label < 2; label++) {
          assertLogLoss(Loss.binaryCrossEntropy(), label, 2, z);
          assertLogLoss(Loss.softmaxCrossEntropy(), label, 2, 0.25, z);
          assertLogLoss(Loss.softmaxCrossEntropy(), label, 3, 1, z, 2 * z);
        }
      }
    }
  }

  /** Both are exact but for some roundings, of which the exponential makes up to |z| times more. */
  private static void assertLogLoss(Loss loss, int label, int classes, double... z) {
    double expected = loss.of(values(z), values(loss.target(label, classes))).item();
    assertEquals(expected, Logits.logLoss(label, z), 1e-12 * expected, Arrays.toString(z));
  }

  private static Value[] values(double... numbers) {
    return Arrays.stream(numbers).mapToObj(Value::of).toArray(Value[]::new);
  }
}
