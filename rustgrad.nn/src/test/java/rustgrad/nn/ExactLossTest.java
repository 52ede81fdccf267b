package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rustgrad.api.Value;
import rustgrad.program.Program;

/**
 * Cross-entropies at extremes: relative to their own size they are exact, in a program too.
 * Reference numbers come from mpmath 1.3 with 40 digits.
 */
class ExactLossTest {
  /** A few roundings. */
  private static final double RELATIVE = 1e-15;

  /** Of gradients, which are differences of probabilities. */
  private static final double ABSOLUTE = 2e-16;

  private static void assertLoss(
      Loss loss, double[] logits, double[] target, double expected, double... gradient) {
    Value[] leaves = Arrays.stream(logits).mapToObj(Value::of).toArray(Value[]::new);
    Value value = loss.of(leaves, Value.constants(target));
    value.backward();
    assertNearly(expected, value.item());
    for (int k = 0; k < gradient.length; k++) {
      assertEquals(gradient[k], leaves[k].grad(), ABSOLUTE);
    }
    Program program = Program.trace(logits.length, z -> loss.of(z, Value.constants(target)));
    double[] traced = new double[logits.length];
    assertEquals(value.item(), program.gradient(logits, traced));
    for (int k = 0; k < gradient.length; k++) {
      assertEquals(leaves[k].grad(), traced[k]);
    }
  }

  /** Unlike the assertion with a tolerance, this takes infinities and the zeros for equal. */
  private static void assertNearly(double expected, double actual) {
    if (expected != actual) {
      assertEquals(expected, actual, RELATIVE * expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.47407698418010668, -0.37754066879814544, 0.97407698418010668, 0.84907698418010668",
    "3, 0.048587351573742059, -0.047425873177566781, 3.0485873515737421, 2.2985873515737421",
    "20, 2.0611536203143807e-9, -2.0611536181902036e-9, 20.000000002061154, 15.000000002061154",
    "40, 4.248354255291589e-18, -4.248354255291589e-18, 40, 30",
    "700, 9.8596765437597709e-305, -9.8596765437597709e-305, 700, 525",
    "1e308, 0, 0, 1e308, 0.75e308"
  })
  void binaryCrossEntropyIsExactHoweverSmall(
      double z, double ofRight, double slope, double ofWrong, double ofQuarter) {
    Loss loss = Loss.binaryCrossEntropy();
    double[] one = {1};
    double[] zero = {0};
    assertLoss(loss, new double[] {z}, one, ofRight, slope);
    assertLoss(loss, new double[] {-z}, zero, ofRight, -slope);
    assertLoss(loss, new double[] {z}, zero, ofWrong, 1 + slope);
    assertLoss(loss, new double[] {-z}, one, ofWrong, -1 - slope);
    assertLoss(loss, new double[] {z}, new double[] {0.25}, ofQuarter, 0.75 + slope);
    assertLoss(loss, new double[] {-z}, new double[] {0.75}, ofQuarter, -0.75 - slope);
  }

  /** p (1 - p), whatever the target. */
  @Test
  void theSecondDerivativeOfBinaryCrossEntropyIsThatOfTheSoftplus() {
    for (double target : new double[] {0, 0.25, 0.5, 0.75, 1}) {
      Loss loss = Loss.binaryCrossEntropy();
      Program program = Program.trace(1, z -> loss.of(z, Value.constants(target)));
      double[] hessian = new double[1];
      program.hessian(new double[] {0}, hessian);
      assertEquals(0.25, hessian[0]);
    }
  }

  private static double[] of(double... numbers) {
    return numbers;
  }

  @Test
  void softmaxCrossEntropyIsExactHoweverSmall() {
    Loss loss = Loss.softmaxCrossEntropy();
    double e40 = 4.248354255291589e-18;
    assertLoss(loss, of(40, 0), of(1, 0), e40, -e40, e40);
    assertLoss(loss, of(40, 0), of(0, 1), 40, 1, -1);
    assertLoss(
        loss,
        of(20, 0, -3),
        of(1, 0, 0),
        2.1637724164146212e-9,
        -2.1637724140736657e-9,
        2.0611536179786905e-9,
        1.0261879609497518e-10);
    double e700 = 9.8596765437597709e-305;
    double e699 = 2.6801379583386069e-304;
    assertLoss(loss, of(0, 700, 1), of(0, 1, 0), 3.666105612714584e-304, e700, 0, e699);
  }

  @Test
  void softmaxCrossEntropyOfProbabilitiesIsExact() {
    Loss loss = Loss.softmaxCrossEntropy();
    double p = 0.1878234991142019;
    assertLoss(loss, of(1000.125, 1000.375, -5), of(0.25, 0.75, 0), 0.63843941987884356, p, -p, 0);
    assertLoss(
        loss,
        of(-3, 5, 0.5),
        of(0.125, 0.5, 0.375),
        2.6988794667420573,
        -0.12466833312016057,
        0.48868503449454866,
        -0.36401670137438808);
  }

  @Test
  void softmaxCrossEntropyOfTheGreatestLogitsIsRightOrInfinite() {
    Loss loss = Loss.softmaxCrossEntropy();
    assertLoss(loss, of(1e308, -1e308), of(1, 0), 0, 0, 0);
    assertLoss(loss, of(1e308, -1e308), of(0, 1), Double.POSITIVE_INFINITY, 1, -1);
    assertLoss(loss, of(-1e308, 0.5e308, 0), of(1, 0, 0), 1.5e308, -1, 1, 0);
    assertLoss(loss, of(1e308, 1e308), of(0.5, 0.5), Math.log(2), 0, 0);
    assertLoss(loss, of(1e16, 1e16, 0), of(1, 0, 0), 0.69314718055994531, -0.5, 0.5, 0);
    assertLoss(loss, of(2, 2, 2, 2), of(0, 0, 1, 0), 1.3862943611198906, 0.25, 0.25, -0.75, 0.25);
  }

  /** p[k] (1 where i = k - p[i]), also where logits tie. */
  @Test
  void theHessianOfSoftmaxCrossEntropyIsThatOfTheSoftmax() {
    Loss loss = Loss.softmaxCrossEntropy();
    Program program = Program.trace(2, z -> loss.of(z, Value.constants(1, 0)));
    double[] hessian = new double[4];
    program.hessian(of(3, 3), hessian);
    assertEquals("[0.25, -0.25, -0.25, 0.25]", Arrays.toString(hessian));
    program.hessian(of(1e308, -1e308), hessian);
    for (double second : hessian) {
      assertNearly(0, second);
    }
  }
}
