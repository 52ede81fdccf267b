package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What weights of the rows do to a training. */
class RowWeightsTest {
  private static final Dataset MOONS = Dataset.moons(50, 0.1, 1);
  private static final Dataset LINE =
      Dataset.ofTargets(new double[][] {{1}, {2}, {-4}}, new double[][] {{3}, {7}, {0.5}});

  private static Trainer trainer(Model model, boolean eager) {
    Trainer trainer =
        Trainer.of(model, Loss.meanSquaredError(), Sgd.of(model.parameters(), 0.25)).withL2(0.5);
    return eager ? trainer.eager() : trainer;
  }

  private static MLP line() {
    MLP model = MLP.of(1, 1);
    model.parameters().setAll(3, 1);
    return model;
  }

  /**
   * The outputs are 4, 7 and -11, the errors 1, 0 and -11.5; the weights become 1.5, 0.75, 0.75.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theLossIsTheMeanOfWeightTimesLoss(boolean eager) {
    MLP model = line();
    double loss = trainer(model, eager).step(LINE.withRowWeights(4, 2, 2));
    assertEquals((1.5 * 1 + 0.75 * 0 + 0.75 * 11.5 * 11.5) / 3 + 0.5 * (9 + 1), loss);
    double byWeight = (1.5 * 2 * 1 * 1 + 0.75 * 2 * -11.5 * -4) / 3 + 3;
    double byBias = (1.5 * 2 * 1 + 0.75 * 2 * -11.5) / 3 + 1;
    assertArrayEquals(
        new double[] {3 - 0.25 * byWeight, 1 - 0.25 * byBias}, model.parameters().items());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void equalWeightsAreNoWeights(boolean eager) {
    double[] threes = new double[50];
    Arrays.fill(threes, 3);
    assertArrayEquals(trained(MOONS, eager), trained(MOONS.withRowWeights(threes), eager));
    threes[7] = 4;
    assertNotEquals(trained(MOONS, eager)[0], trained(MOONS.withRowWeights(threes), eager)[0]);
  }

  private static double[] trained(Dataset data, boolean eager) {
    MLP model = MLP.of(2, 6, 1);
    Trainer trainer = trainer(model, eager);
    trainer.step(data);
    trainer.epoch(data, 16);
    return model.parameters().items();
  }

  /** Up to rounding: rows are added up in another order. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRowOfWeightTwoIsTwoRowsAndOneOfWeightZeroIsNone(boolean eager) {
    MLP weighted = line();
    MLP repeated = line();
    double loss = trainer(weighted, eager).step(LINE.withRowWeights(2, 1, 0));
    assertEquals(trainer(repeated, eager).step(LINE.select(0, 0, 1)), loss, 1e-14);
    assertArrayEquals(repeated.parameters().items(), weighted.parameters().items(), 1e-14);
  }

  /** Else a batch of rows of small weight would count as much as others. */
  @Test
  void weightsAreScaledOverTheDataAndNotTheBatch() {
    MLP still = line();
    Trainer trainer = Trainer.of(still, Loss.meanSquaredError(), Sgd.of(still.parameters(), 0));
    Dataset weighted = LINE.withRowWeights(4, 2, 2);
    assertEquals(trainer.step(weighted), trainer.epoch(weighted, 1), 1e-13);
  }

  @Test
  void bothWaysTrainAlike() {
    Dataset balanced = MOONS.select(0, 1, 2, 3, 4, 5, 30, 35, 40, 45, 49).withBalancedClasses();
    new TwoWays(() -> MLP.of(2, 8, 1), Loss.maxMargin(), p -> Adam.of(p, 0.01))
        .assertSame(5, trainer -> trainer.epoch(balanced, 4));
  }

  @Test
  void weightsMayComeAndGoFromStepToStep() {
    MLP still = line();
    Trainer trainer = Trainer.of(still, Loss.meanSquaredError(), Sgd.of(still.parameters(), 0));
    Dataset weighted = LINE.withRowWeights(4, 2, 2);
    double first = trainer.step(weighted);
    double plain = trainer.step(LINE);
    assertNotEquals(first, plain);
    assertEquals(first, trainer.step(weighted));
    assertEquals(plain, trainer.step(LINE.inputs(), LINE.targets()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theLossWithoutAStepIsThatOfTheStepAndChangesNothing(boolean eager) {
    for (Dataset data : new Dataset[] {LINE, LINE.withRowWeights(4, 2, 2)}) {
      MLP model = line();
      Trainer trainer = trainer(model, eager);
      trainer.step(LINE);
      double[] items = model.parameters().items();
      double[] grads = model.parameters().grads();
      double loss = trainer.loss(data);
      assertArrayEquals(items, model.parameters().items());
      assertArrayEquals(grads, model.parameters().grads());
      assertEquals(trainer.step(data), loss);
    }
    MLP model = line();
    assertEquals(
        trainer(model, eager).loss(LINE),
        trainer(model, eager).loss(LINE.inputs(), LINE.targets()));
  }
}
