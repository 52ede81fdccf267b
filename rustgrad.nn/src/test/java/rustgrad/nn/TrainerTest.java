package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.api.Op;
import rustgrad.api.Value;

class TrainerTest {
  private static final Dataset MOONS = Dataset.moons(100, 0.1, 1);

  @Test
  void aNetworkLearnsMoons() {
    MLP model = MLP.of(2, 16, 16, 1);
    Optimizer adam = Adam.of(model.parameters(), Schedule.cosine(0.02, 0.001, 150));
    Trainer trainer = Trainer.of(model, Loss.maxMargin(), adam).withL2(1e-4);
    for (int step = 0; step < 150; step++) {
      trainer.step(MOONS);
    }
    assertEquals(1.0, ClassificationMetrics.of(model, MOONS).accuracy());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"maxMargin", "meanSquaredError", "binaryCrossEntropy", "softmaxCrossEntropy"})
  void everyLossTellsCirclesApart(String name) {
    Dataset circles = Dataset.circles(60, 0.05, 0.5, 1);
    Loss loss = Loss.named(name);
    MLP model = MLP.builder(2, 8, loss.outputs(2)).withActivation("tanh").build();
    Trainer trainer = Trainer.of(model, loss, AdamW.of(model.parameters(), 0.05));
    for (int step = 0; step < 150; step++) {
      trainer.step(circles);
    }
    assertEquals(1.0, ClassificationMetrics.of(model, circles).accuracy());
  }

  @Test
  void softmaxTellsThreeBlobsApart() {
    Dataset blobs = Dataset.blobs(60, 3, 0.5, 1);
    MLP model = MLP.of(2, 8, 3);
    Sgd sgd = Sgd.of(model.parameters(), 0.05).withMomentum(0.9);
    Trainer trainer = Trainer.of(model, Loss.softmaxCrossEntropy(), sgd);
    for (int step = 0; step < 100; step++) {
      trainer.step(blobs);
    }
    assertEquals(1.0, ClassificationMetrics.of(model, blobs).accuracy());
  }

  @Test
  void aStepReturnsTheMeanLossPlusThePenaltyAndMovesAgainstTheirGradient() {
    MLP model = MLP.of(1, 1);
    model.parameters().setAll(3, 1);
    Trainer trainer =
        Trainer.of(model, Loss.meanSquaredError(), Sgd.of(model.parameters(), 0.25)).withL2(0.5);
    double loss = trainer.step(new double[][] {{1}, {2}}, new double[][] {{3}, {7}});
    assertEquals((1 + 0) / 2.0 + 0.5 * (9 + 1), loss);
    double byWeight = (2 * 1 * 1 + 0) / 2.0 + 2 * 0.5 * 3;
    double byBias = (2 * 1 + 0) / 2.0 + 2 * 0.5 * 1;
    assertArrayEquals(
        new double[] {3 - 0.25 * byWeight, 1 - 0.25 * byBias}, model.parameters().items());
  }

  @Test
  void bothFormsOfLinearTrainToTheSameBits() {
    MLP dot = MLP.builder(2, 16, 16, 1).withForm(Linear.Form.DOT).build();
    MLP chain = MLP.builder(2, 16, 16, 1).withForm(Linear.Form.CHAIN).build();
    Trainer dots = Trainer.of(dot, Loss.maxMargin(), Sgd.of(dot.parameters(), 0.1)).withL2(1e-4);
    Trainer chains =
        Trainer.of(chain, Loss.maxMargin(), Sgd.of(chain.parameters(), 0.1)).withL2(1e-4);
    for (int step = 0; step < 3; step++) {
      assertEquals(dots.step(MOONS), chains.step(MOONS));
      assertArrayEquals(dot.parameters().grads(), chain.parameters().grads());
      assertArrayEquals(dot.parameters().items(), chain.parameters().items());
    }
  }

  @Test
  void onlyTheParametersOfTheOptimizerMove() {
    MLP model = MLP.of(2, 3, 1);
    double[] before = model.layers().get(0).parameters().items();
    Optimizer ofLastLayer = Sgd.of(model.layers().get(1).parameters(), 0.1);
    Trainer.of(model, Loss.maxMargin(), ofLastLayer).step(MOONS);
    assertArrayEquals(before, model.layers().get(0).parameters().items());
    assertTrue(model.layers().get(1).parameters().grad(0) != 0);
  }

  @Test
  void dataThatDoesNotFitIsAnErrorThatMovesNothing() {
    MLP model = MLP.of(2, 1);
    double[] before = model.parameters().items();
    Trainer trainer = Trainer.of(model, Loss.maxMargin(), Sgd.of(model.parameters(), 0.1));
    assertEquals(
        "inputs and targets have 1 and 2 rows; expected equally many",
        errorOf(trainer, new double[][] {{1, 2}}, new double[][] {{1}, {1}}));
    assertEquals(
        "the number of rows is 0; expected at least 1",
        errorOf(trainer, new double[0][], new double[0][]));
    assertEquals(
        "inputs[1] has 3 numbers, but MLP(2, 1) takes 2",
        errorOf(trainer, new double[][] {{1, 2}, {1, 2, 3}}, new double[][] {{1}, {1}}));
    assertEquals(
        "inputs[0][1] is NaN; expected a finite number, so leave the row out or fill the gap",
        errorOf(trainer, new double[][] {{1, Double.NaN}}, new double[][] {{1}}));
    assertEquals(
        "targets[0] has 2 numbers, but MLP(2, 1) gives 1",
        errorOf(trainer, new double[][] {{1, 2}}, new double[][] {{1, 0}}));
    assertArrayEquals(before, model.parameters().items());
  }

  @Test
  void aTargetOutOfTheRangeOfTheLossIsNamedAndMovesNothing() {
    assertRefused(
        Loss.maxMargin(),
        "targets[1]: maxMargin got the target [0.0]; expected -1 or 1; to predict numbers, use meanSquaredError",
        1,
        0);
    assertRefused(
        Loss.binaryCrossEntropy(),
        "targets[1]: binaryCrossEntropy got the target [-1.0]; expected a number from 0 to 1, such as 0 and 1 for two classes; to predict numbers, use meanSquaredError",
        0.25,
        -1);
    String expected =
        "numbers from 0 to 1 that add up to 1, such as 1 for the class and 0 for the others; to predict numbers, use meanSquaredError";
    assertEquals(
        "softmaxCrossEntropy got the target [0.5, 0.75]; expected " + expected,
        Errors.messageOf(() -> Loss.softmaxCrossEntropy().checkTarget(0.5, 0.75)));
    assertEquals(
        "softmaxCrossEntropy got the target [-1.0, 2.0]; expected " + expected,
        Errors.messageOf(() -> Loss.softmaxCrossEntropy().checkTarget(-1, 2)));
    Loss.softmaxCrossEntropy().checkTarget((float) 0.1, (float) 0.2, (float) 0.7);
    Loss.meanSquaredError().checkTarget(-1e9, 7);
  }

  private static void assertRefused(Loss loss, String message, double right, double wrong) {
    MLP model = MLP.of(1, 1);
    double[] before = model.parameters().items();
    double[][] inputs = {{1}, {2}};
    for (boolean eager : new boolean[] {false, true}) {
      Trainer trainer = Trainer.of(model, loss, Sgd.of(model.parameters(), 0));
      Trainer chosen = eager ? trainer.eager() : trainer;
      assertEquals(message, errorOf(chosen, inputs, new double[][] {{right}, {wrong}}));
      chosen.step(inputs, new double[][] {{right}, {right}});
    }
    assertArrayEquals(before, model.parameters().items());
  }

  @Test
  void whatIsMissingIsNamedWhereItIsGiven() {
    MLP model = MLP.of(2, 1);
    Sgd sgd = Sgd.of(model.parameters(), 0.1);
    Loss loss = Loss.maxMargin();
    Map.<String, Executable>of(
            "model",
            () -> Trainer.of(null, loss, sgd),
            "loss",
            () -> Trainer.of(model, null, sgd),
            "optimizer",
            () -> Trainer.of(model, loss, null),
            "executor",
            () -> Trainer.of(model, loss, sgd).parallel(null, 2),
            "parameters",
            () -> Adam.of(null, Schedule.constant(0.1)),
            "schedule",
            () -> Sgd.of(model.parameters(), null),
            "initializer",
            () -> MLP.builder(2, 1).withInitializer(null),
            "form",
            () -> MLP.builder(2, 1).withForm(null),
            "activation",
            () -> MLP.builder(2, 1).withActivation((Op) null))
        .forEach(TrainerTest::assertNamed);
    assertNamed("model", () -> Predictor.of(null));
    assertNamed("form", () -> Linear.of(2, 1, 0, Initializer.he(), null));
    assertNamed("initializer", () -> Linear.of(2, 1, 0, null, Linear.Form.DOT));
    assertNamed("parameters", () -> Linear.on(null, 2, 1, Linear.Form.DOT));
    assertNamed("parameters", () -> Lbfgs.of(null));
    assertNamed("loss", () -> sgd.step(null));
    assertNamed("state", () -> sgd.restore(0, null));
    assertNamed("schedule", () -> AdamW.of(model.parameters(), null));
  }

  private static void assertNamed(String name, Executable call) {
    assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
  }

  private static String errorOf(Trainer trainer, double[][] inputs, double[][] targets) {
    return Errors.messageOf(() -> trainer.step(inputs, targets));
  }

  @Test
  void partsThatDoNotFitTogetherAreNamed() {
    MLP model = MLP.of(2, 1);
    Sgd sgd = Sgd.of(model.parameters(), 0.1);
    assertEquals(
        "for 2 classes, softmaxCrossEntropy needs a model whose outputs() is 2, but that of MLP(2, 1) is 1; to predict numbers, use Dataset.ofTargets",
        Errors.messageOf(() -> Trainer.of(model, Loss.softmaxCrossEntropy(), sgd).step(MOONS)));
    assertEquals(
        "the optimiser moves parameters that are not those of MLP(2, 3, 1); make it of the parameters() of this model",
        Errors.messageOf(() -> Trainer.of(MLP.of(2, 3, 1), Loss.maxMargin(), sgd)));
    assertEquals(
        "the strength of the L2 penalty is -1.0; expected a finite number that is not negative",
        Errors.messageOf(() -> Trainer.of(model, Loss.maxMargin(), sgd).withL2(-1)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void leavesThatTheParametersLeaveOutAreNamed(boolean eager) {
    Value outside = Value.of(2).label("bias");
    SmallModel half = SmallModel.of(1, (p, x) -> p.get(0).times(x[0]).plus(outside), 0.5);
    Trainer trainer = Trainer.of(half, Loss.meanSquaredError(), Sgd.of(half.parameters(), 0.5));
    double[][] row = {{1}};
    assertEquals(
        "the forward pass of SmallModel(1, 1) uses leaves that its parameters() leave out, 1 in all,"
            + " the first being bias = 2.0 (leaf, grad 0.0); add them to parameters(), or use the"
            + " detach() of those that are to stay fixed",
        Errors.messageOf(() -> (eager ? trainer.eager() : trainer).step(row, row)));
    assertEquals(0.5, half.parameters().item(0));
    SmallModel fixed = SmallModel.of(1, (p, x) -> p.get(0).times(x[0]).plus(outside.detach()), 0.5);
    Trainer.of(fixed, Loss.meanSquaredError(), Sgd.of(fixed.parameters(), 0.5)).step(row, row);
    assertEquals(-1.0, fixed.parameters().item(0));
  }
}
