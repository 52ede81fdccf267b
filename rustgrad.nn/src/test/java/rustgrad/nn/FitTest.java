package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.api.Value;

class FitTest {
  private static final Dataset MOONS = Dataset.moons(60, 0.2, 1);
  private static final Dataset OTHERS = Dataset.moons(40, 0.2, 2);

  private static Trainer trainer(MLP model) {
    return Trainer.of(model, Loss.binaryCrossEntropy(), Adam.of(model.parameters(), 0.02));
  }

  @Test
  void itTakesTheEpochsOfTheTrainer() {
    MLP one = MLP.of(2, 6, 1);
    MLP other = MLP.of(2, 6, 1);
    History history = trainer(one).fit(MOONS, FitOptions.epochs(5).withBatchSize(16));
    Trainer trainer = trainer(other);
    List<Epoch> expected = new ArrayList<>();
    for (int number = 1; number <= 5; number++) {
      expected.add(
          new Epoch(
              number, trainer.epoch(MOONS, 16), OptionalDouble.empty(), OptionalDouble.empty()));
    }
    assertEquals(new History(expected, Stopped.ALL_EPOCHS), history);
    assertArrayEquals(other.parameters().items(), one.parameters().items());
  }

  @Test
  void withoutASizeAnEpochIsAStepOnAllRowsInTheirOrder() {
    MLP one = MLP.of(2, 6, 1);
    MLP other = MLP.of(2, 6, 1);
    History history = trainer(one).fit(MOONS, FitOptions.epochs(3));
    Trainer trainer = trainer(other);
    for (Epoch epoch : history.epochs()) {
      assertEquals(trainer.step(MOONS), epoch.loss());
    }
    assertArrayEquals(other.parameters().items(), one.parameters().items());
  }

  /** Else the second fit would see the orders of the first again. */
  @Test
  void theOrdersOfRowsGoOnFromFitToFit() {
    MLP one = MLP.of(2, 6, 1);
    MLP other = MLP.of(2, 6, 1);
    Trainer trainer = trainer(one);
    trainer.fit(MOONS, FitOptions.epochs(2).withBatchSize(16));
    History second = trainer.fit(MOONS, FitOptions.epochs(3).withBatchSize(16));
    assertEquals(1, second.epochs().get(0).number());
    trainer(other).fit(MOONS, FitOptions.epochs(5).withBatchSize(16));
    assertArrayEquals(other.parameters().items(), one.parameters().items());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void validationDataIsMeasuredAfterEachEpochAndChangesNothing(boolean eager) {
    MLP one = MLP.of(2, 6, 1);
    MLP other = MLP.of(2, 6, 1);
    Trainer rows = trainer(one).withL2(1e-3);
    Trainer trainer = eager ? rows.eager() : rows;
    Trainer reference = eager ? trainer(other).withL2(1e-3).eager() : trainer(other).withL2(1e-3);
    History history = trainer.fit(MOONS, OTHERS, FitOptions.epochs(4).withBatchSize(16));
    for (Epoch epoch : history.epochs()) {
      assertEquals(reference.epoch(MOONS, 16), epoch.loss());
      assertEquals(reference.loss(OTHERS), epoch.validationLoss().getAsDouble());
      assertEquals(Metrics.of(other, OTHERS).score(), epoch.score().getAsDouble());
    }
    assertArrayEquals(other.parameters().items(), one.parameters().items());
  }

  @Test
  void aRegressionIsScoredToo() {
    double[][] inputs =
        IntStream.range(0, 20).mapToObj(i -> new double[] {i / 10.0}).toArray(double[][]::new);
    double[][] targets =
        IntStream.range(0, 20).mapToObj(i -> new double[] {i / 5.0 - 1}).toArray(double[][]::new);
    Split split = Dataset.ofTargets(inputs, targets).split(0.7, 0);
    MLP model = MLP.of(1, 1);
    Trainer trainer = Trainer.of(model, Loss.meanSquaredError(), Lbfgs.of(model.parameters()));
    History history = trainer.fit(split.train(), split.test(), FitOptions.epochs(20));
    assertEquals(1, history.epochs().get(19).score().getAsDouble(), 1e-9);
  }

  /** A trainer whose validation loss falls for three epochs, then rises. */
  private static SmallModel wandering() {
    return SmallModel.of(1, (p, x) -> p.get(0).plus(x[0].times(0)), 0);
  }

  private static final Dataset FAR = Dataset.ofTargets(new double[][] {{1}}, new double[][] {{10}});
  private static final Dataset NEAR = Dataset.ofTargets(new double[][] {{1}}, new double[][] {{5}});

  private static Trainer toFar(SmallModel model) {
    return Trainer.of(model, Loss.meanSquaredError(), Sgd.of(model.parameters(), 0.1));
  }

  /** 10 (1 - 0.8^n) is nearest to 5 after 3 epochs. */
  @Test
  void itStopsAfterThePatienceWithTheBestParameters() {
    for (int patience = 1; patience <= 4; patience++) {
      SmallModel model = wandering();
      History history = toFar(model).fit(FAR, NEAR, FitOptions.epochs(100).withPatience(patience));
      assertEquals(Stopped.EARLY, history.stopped());
      assertEquals(3 + patience, history.epochs().size());
      assertEquals(3, history.best().orElseThrow().number());
      assertEquals(10 * (1 - 0.8 * 0.8 * 0.8), model.parameters().item(0), 1e-14);
      assertEquals(
          history.best().orElseThrow().validationLoss().getAsDouble(), toFar(model).loss(NEAR));
    }
  }

  @Test
  void theBestParametersAreRestoredAfterAllEpochsToo() {
    SmallModel patient = wandering();
    History history = toFar(patient).fit(FAR, NEAR, FitOptions.epochs(6).withPatience(50));
    assertEquals(Stopped.ALL_EPOCHS, history.stopped());
    assertEquals(6, history.epochs().size());
    assertEquals(10 * (1 - 0.8 * 0.8 * 0.8), patient.parameters().item(0), 1e-14);
    SmallModel without = wandering();
    toFar(without).fit(FAR, NEAR, FitOptions.epochs(6));
    assertEquals(10 * (1 - Math.pow(0.8, 6)), without.parameters().item(0), 1e-14);
  }

  /** It is never below infinity. */
  @Test
  void aValidationLossThatIsNeverFiniteStopsTooAndRestoresNothing() {
    Dataset huge = Dataset.ofTargets(new double[][] {{1}}, new double[][] {{1e200}});
    SmallModel model = wandering();
    History history = toFar(model).fit(FAR, huge, FitOptions.epochs(100).withPatience(3));
    assertEquals(Stopped.EARLY, history.stopped());
    assertEquals(3, history.epochs().size());
    assertEquals(10 * (1 - 0.8 * 0.8 * 0.8), model.parameters().item(0), 1e-14);
  }

  @Test
  void itCanBeStoppedBeforeEveryStep() {
    for (int steps = 0; steps < 9; steps++) {
      MLP model = MLP.of(2, 6, 1);
      Adam adam = Adam.of(model.parameters(), 0.02);
      Trainer trainer = Trainer.of(model, Loss.maxMargin(), adam);
      int most = steps;
      History history =
          trainer.fit(
              MOONS, FitOptions.epochs(2).withBatchSize(16).withStop(() -> adam.steps() >= most));
      assertEquals(steps, adam.steps());
      assertEquals(steps < 8 ? Stopped.CANCELLED : Stopped.ALL_EPOCHS, history.stopped());
      assertEquals(steps / 4, history.epochs().size(), "the last one is not complete");
    }
  }

  @Test
  void withPatienceTheBestParametersAreRestoredWhenItIsStopped() {
    SmallModel model = wandering();
    Sgd sgd = Sgd.of(model.parameters(), 0.1);
    History history =
        Trainer.of(model, Loss.meanSquaredError(), sgd)
            .fit(
                FAR,
                NEAR,
                FitOptions.epochs(100).withPatience(50).withStop(() -> sgd.steps() == 5));
    assertEquals(Stopped.CANCELLED, history.stopped());
    assertEquals(10 * (1 - 0.8 * 0.8 * 0.8), model.parameters().item(0), 1e-14);
  }

  /** The output is infinite once the parameter has passed 7, after the best epoch. */
  @Test
  void withPatienceTheBestParametersAreRestoredWhenItDiverges() {
    SmallModel model =
        SmallModel.of(
            1,
            (p, x) -> {
              Value far = p.get(0).minus(7);
              return p.get(0).plus(far.relu().times(1e200).pow(2).times(x[0]));
            },
            0);
    Trainer trainer = toFar(model);
    double[] afterThird = {0};
    FitOptions options =
        FitOptions.epochs(100)
            .withPatience(50)
            .withListener(
                epoch ->
                    afterThird[0] =
                        epoch.number() == 3 ? model.parameters().item(0) : afterThird[0]);
    ArithmeticException error =
        assertThrows(ArithmeticException.class, () -> trainer.fit(FAR, NEAR, options));
    assertTrue(
        error
            .getMessage()
            .endsWith("; the model has the parameters of epoch 3 again, the best one"),
        error.getMessage());
    assertTrue(error.getMessage().startsWith(error.getCause().getMessage()));
    assertEquals(10 * (1 - 0.8 * 0.8 * 0.8), afterThird[0], 1e-14);
    assertEquals(afterThird[0], model.parameters().item(0));
    Checkpoint reached = trainer.checkpoint();
    assertEquals(6, reached.history().size());
    assertEquals(10 * (1 - Math.pow(0.8, 6)), reached.arrays().get("model.p0")[0], 1e-14);
  }

  @Test
  void withPatienceTheBestParametersAreRestoredWhenAListenerFails() {
    SmallModel model = wandering();
    FitOptions options =
        FitOptions.epochs(100)
            .withPatience(50)
            .withListener(
                epoch -> {
                  if (epoch.number() == 5) {
                    throw new UnsupportedOperationException("the fifth");
                  }
                });
    assertThrows(UnsupportedOperationException.class, () -> toFar(model).fit(FAR, NEAR, options));
    assertEquals(10 * (1 - 0.8 * 0.8 * 0.8), model.parameters().item(0), 1e-14);
  }

  @Test
  void withPatienceAnErrorBeforeTheFirstEpochSaysNothingOfABestOne() {
    SmallModel model = SmallModel.of(1, (p, x) -> p.get(0).times(1e200), 1);
    FitOptions options = FitOptions.epochs(100).withPatience(50);
    ArithmeticException error =
        assertThrows(ArithmeticException.class, () -> toFar(model).fit(FAR, NEAR, options));
    assertFalse(error.getMessage().contains("epoch"), error.getMessage());
    assertEquals(1, model.parameters().item(0));
  }

  @Test
  void lbfgsTakesNoBatches() {
    MLP model = MLP.of(2, 6, 1);
    Trainer trainer = Trainer.of(model, Loss.binaryCrossEntropy(), Lbfgs.of(model.parameters()));
    String message =
        "Lbfgs(history 10) needs the loss of all rows, but a batch has 16 of 60; leave withBatchSize out, or take steps instead of epochs";
    double[] before = model.parameters().items();
    FitOptions batches = FitOptions.epochs(2).withBatchSize(16);
    assertEquals(message, Errors.messageOf(() -> trainer.fit(MOONS, batches)));
    assertEquals(message, Errors.messageOf(() -> trainer.epoch(MOONS, 16)));
    assertArrayEquals(before, model.parameters().items());
    trainer.fit(MOONS, batches.withBatchSize(60));
    assertNotEquals(before[0], model.parameters().item(0));
  }

  @Test
  void namesStandInOneOrderInBothSets() {
    MLP model = MLP.of(2, 6, 1);
    double[] before = model.parameters().items();
    Dataset train = MOONS.withInputNames("x", "y").withClassNames("no", "yes");
    assertEquals(
        "'x' is input 0 of the data to train on, Dataset(60 rows, 2 features, 2 classes), but input 1 of the validation data, Dataset(40 rows, 2 features, 2 classes); expected one order, or other names",
        messageOfFit(model, train, OTHERS.withInputNames("y", "x")));
    assertTrue(
        messageOfFit(model, train, OTHERS.withClassNames("yes", "no"))
            .startsWith("'no' is class 0 of the data to train on"));
    Dataset two = Dataset.ofTargets(new double[2][1], new double[2][2]);
    assertTrue(
        Errors.messageOf(
                () -> NameOrder.check(two.withTargetNames("a", "b"), two.withTargetNames("b", "c")))
            .startsWith("'b' is target 1 of the data to train on"));
    assertArrayEquals(before, model.parameters().items());
    trainer(model).fit(train, OTHERS.withInputNames("x", "z"), FitOptions.epochs(1));
    trainer(model).fit(train, OTHERS, FitOptions.epochs(1));
  }

  private static String messageOfFit(MLP model, Dataset train, Dataset validation) {
    return Errors.messageOf(() -> trainer(model).fit(train, validation, FitOptions.epochs(1)));
  }

  @Test
  void listenersAreToldInOrder() {
    List<String> told = new ArrayList<>();
    FitOptions options =
        FitOptions.epochs(2)
            .withListener(epoch -> told.add("first " + epoch.number()))
            .withListener(epoch -> told.add("second " + epoch.number()));
    trainer(MLP.of(2, 6, 1)).fit(MOONS, options);
    assertEquals(List.of("first 1", "second 1", "first 2", "second 2"), told);
  }

  @Test
  void aListenerThatFailsEndsTheFitAndMustNotTrain() {
    Trainer trainer = trainer(MLP.of(2, 6, 1));
    Map<String, Runnable> calls =
        Map.of(
            "fit", () -> trainer.fit(MOONS, FitOptions.epochs(1)),
            "epoch", () -> trainer.epoch(MOONS, 16),
            "step", () -> trainer.step(MOONS));
    calls.forEach(
        (name, call) ->
            assertEquals(
                name
                    + " of Trainer(MLP(2, 6, 1), binaryCrossEntropy, Adam(rate 0.02, betas 0.9 and 0.999), seed 0) is called during its fit; wait until that returns",
                messageOfFitWith(trainer, epoch -> call.run())));
    assertEquals(1, trainer.fit(MOONS, FitOptions.epochs(1)).epochs().size());
  }

  private static String messageOfFitWith(Trainer trainer, EpochListener listener) {
    FitOptions options = FitOptions.epochs(2).withListener(listener);
    return assertThrows(IllegalStateException.class, () -> trainer.fit(MOONS, options))
        .getMessage();
  }

  @Test
  void badArgumentsAreNamedAndChangeNothing() {
    MLP model = MLP.of(2, 6, 1);
    double[] before = model.parameters().items();
    Trainer trainer = trainer(model);
    assertEquals(
        "FitOptions(10 epochs, patience 3) has a patience, which needs validation data; give it to fit(train, validation, options)",
        Errors.messageOf(() -> trainer.fit(MOONS, FitOptions.epochs(10).withPatience(3))));
    assertEquals(
        "the validation data: inputs[0] has 1 numbers, but MLP(2, 6, 1) takes 2; make the model of data.features() inputs",
        Errors.messageOf(
            () ->
                trainer.fit(
                    MOONS,
                    Dataset.ofClasses(new double[2][1], new int[2], 2),
                    FitOptions.epochs(10))));
    assertEquals(
        "inputs[0] has 1 numbers, but MLP(2, 6, 1) takes 2; make the model of data.features() inputs",
        Errors.messageOf(() -> trainer.fit(FAR, FAR, FitOptions.epochs(10))));
    assertEquals(
        "Dataset(60 rows, 2 features, 2 classes) to train on and Dataset(1 rows, 2 features, 1 target) to validate with; expected the same kind",
        Errors.messageOf(
            () ->
                trainer.fit(
                    MOONS,
                    Dataset.ofTargets(new double[1][2], new double[1][1]),
                    FitOptions.epochs(10))));
    assertEquals(
        "the number of epochs is 0; expected at least 1",
        Errors.messageOf(() -> FitOptions.epochs(0)));
    assertEquals(
        "the size of a batch is 0; expected at least 1",
        Errors.messageOf(() -> FitOptions.epochs(1).withBatchSize(0)));
    assertEquals(
        "the patience is 0; expected at least 1",
        Errors.messageOf(() -> FitOptions.epochs(1).withPatience(0)));
    assertArrayEquals(before, model.parameters().items());
  }

  @Test
  void aTrainingThatDivergesLeavesTheModelWhereItWas() {
    MLP model = MLP.of(2, 6, 1);
    Trainer trainer = Trainer.of(model, Loss.meanSquaredError(), Sgd.of(model.parameters(), 1e6));
    assertThrows(ArithmeticException.class, () -> trainer.fit(MOONS, FitOptions.epochs(1000)));
    for (double item : model.parameters().items()) {
      assertTrue(Double.isFinite(item));
    }
  }
}
