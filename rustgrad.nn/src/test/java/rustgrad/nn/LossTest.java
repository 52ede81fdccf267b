package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

class LossTest {
  /** One rounding or two of numbers near 1. */
  private static final double TOLERANCE = 5e-16;

  /** A loss and its gradient by each output. */
  private record Result(double loss, double... gradient) {
    static Result of(Loss loss, double[] outputs, double... target) {
      Value[] leaves = Arrays.stream(outputs).mapToObj(Value::of).toArray(Value[]::new);
      Value value = loss.of(leaves, Value.constants(target));
      value.backward();
      return new Result(value.item(), Arrays.stream(leaves).mapToDouble(Value::grad).toArray());
    }

    void assertIs(double tolerance, double loss, double... gradient) {
      assertEquals(loss, this.loss, tolerance);
      assertArrayEquals(gradient, this.gradient, tolerance);
    }
  }

  private static double[] outputs(double... outputs) {
    return outputs;
  }

  @Test
  void maxMarginIsTheDistanceFromTheRightSideOfTheMargin() {
    Loss loss = Loss.maxMargin();
    Result.of(loss, outputs(0.25), 1).assertIs(0, 0.75, -1);
    Result.of(loss, outputs(0.25), -1).assertIs(0, 1.25, 1);
    Result.of(loss, outputs(2), 1).assertIs(0, 0, 0);
    Result.of(loss, outputs(1), 1).assertIs(0, 0, 0);
    Result.of(loss, outputs(-800), 1).assertIs(0, 801, -1);
  }

  @Test
  void meanSquaredErrorIsTheMeanOverOutputs() {
    Loss loss = Loss.meanSquaredError();
    Result.of(loss, outputs(3), 1).assertIs(0, 4, 4);
    Result.of(loss, outputs(3, 1), 1, 2).assertIs(0, 2.5, 2, -1);
  }

  @Test
  void binaryCrossEntropyIsMinusTheLogOfTheProbability() {
    Loss loss = Loss.binaryCrossEntropy();
    double p = 1 / (1 + Math.exp(-0.5));
    Result.of(loss, outputs(0), 1).assertIs(TOLERANCE, Math.log(2), -0.5);
    Result.of(loss, outputs(0.5), 1).assertIs(TOLERANCE, -Math.log(p), p - 1);
    Result.of(loss, outputs(0.5), 0).assertIs(TOLERANCE, -Math.log(1 - p), p);
    Result.of(loss, outputs(0.5), 0.25)
        .assertIs(TOLERANCE, -0.25 * Math.log(p) - 0.75 * Math.log(1 - p), p - 0.25);
  }

  @Test
  void binaryCrossEntropyOfExtremeLogitsIsFinite() {
    Loss loss = Loss.binaryCrossEntropy();
    Result.of(loss, outputs(800), 1).assertIs(0, 0, 0);
    Result.of(loss, outputs(800), 0).assertIs(0, 800, 1);
    Result.of(loss, outputs(-800), 1).assertIs(0, 800, -1);
    Result.of(loss, outputs(-800), 0).assertIs(0, 0, 0);
  }

  @Test
  void softmaxCrossEntropyIsMinusTheLogOfTheProbability() {
    Loss loss = Loss.softmaxCrossEntropy();
    double sum = 1 + Math.exp(-1) + Math.exp(-3);
    double[] p = {Math.exp(-1) / sum, 1 / sum, Math.exp(-3) / sum};
    Result.of(loss, outputs(1, 2, -1), 1, 0, 0)
        .assertIs(TOLERANCE, -Math.log(p[0]), p[0] - 1, p[1], p[2]);
    Result.of(loss, outputs(1, 2, -1), 0, 0.5, 0.5)
        .assertIs(TOLERANCE, 1.5 + Math.log(sum), p[0], p[1] - 0.5, p[2] - 0.5);
  }

  @Test
  void softmaxCrossEntropyOfExtremeLogitsIsFinite() {
    Loss loss = Loss.softmaxCrossEntropy();
    Result.of(loss, outputs(800, -800), 1, 0).assertIs(0, 0, 0, 0);
    Result.of(loss, outputs(800, -800), 0, 1).assertIs(0, 1600, 1, -1);
    Result.of(loss, outputs(-800, -800), 0, 1).assertIs(TOLERANCE, Math.log(2), 0.5, -0.5);
  }

  @Test
  void softmaxCrossEntropyOfEqualLogitsSharesTheGradient() {
    double third = 1.0 / 3;
    Result.of(Loss.softmaxCrossEntropy(), outputs(5, 5, 5), 0, 1, 0)
        .assertIs(TOLERANCE, Math.log(3), third, third - 1, third);
  }

  @Test
  void eachLossSaysHowItWantsClassesPresented() {
    assertPresents(Loss.maxMargin(), 2, new double[] {-1}, new double[] {1});
    assertPresents(Loss.binaryCrossEntropy(), 2, new double[] {0}, new double[] {1});
    assertPresents(Loss.meanSquaredError(), 2, new double[] {-1}, new double[] {1});
    assertPresents(Loss.meanSquaredError(), 3, new double[] {1, 0, 0}, new double[] {0, 1, 0});
    assertPresents(Loss.softmaxCrossEntropy(), 2, new double[] {1, 0}, new double[] {0, 1});
    assertPresents(Loss.softmaxCrossEntropy(), 3, new double[] {1, 0, 0}, new double[] {0, 1, 0});
  }

  private static void assertPresents(Loss loss, int classes, double[] zero, double[] one) {
    assertEquals(zero.length, loss.outputs(classes), loss.name());
    assertArrayEquals(zero, loss.target(0, classes), loss.name());
    assertArrayEquals(one, loss.target(1, classes), loss.name());
  }

  @Test
  void lossesAreFoundByName() {
    assertEquals(
        List.of("maxMargin", "meanSquaredError", "binaryCrossEntropy", "softmaxCrossEntropy"),
        Loss.names());
    Loss.names().forEach(name -> assertSame(name, Loss.named(name).name()));
    assertEquals(Loss.maxMargin(), Loss.named("maxMargin"));
    assertEquals(
        "unknown loss 'hinge'; expected one of maxMargin meanSquaredError binaryCrossEntropy softmaxCrossEntropy",
        Errors.messageOf(() -> Loss.named("hinge")));
  }

  @Test
  void wrongNumbersOfOutputsAndClassesAreNamed() {
    Value[] two = Value.constants(1, 2);
    Value[] one = Value.constants(1);
    assertEquals(
        "maxMargin got 2 outputs and 1 targets; expected one of each",
        Errors.messageOf(() -> Loss.maxMargin().of(two, one)));
    assertEquals(
        "softmaxCrossEntropy got 2 outputs and 1 targets; expected one target for each output",
        Errors.messageOf(() -> Loss.softmaxCrossEntropy().of(two, one)));
    assertEquals(
        "binaryCrossEntropy separates 2 classes, got 3; use softmaxCrossEntropy",
        Errors.messageOf(() -> Loss.binaryCrossEntropy().outputs(3)));
    assertEquals(
        "label 2 is not a class; expected 0 to 1",
        Errors.messageOf(() -> Loss.maxMargin().target(2, 2)));
    assertEquals(
        "the number of classes is 1; expected at least 2",
        Errors.messageOf(() -> Loss.softmaxCrossEntropy().outputs(1)));
  }
}
