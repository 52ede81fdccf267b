package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.core.Parameters;

/** A training that goes on from a checkpoint has the bits of one that was never interrupted. */
class CheckpointTest {
  private static final int EPOCHS = 6;
  private static final Dataset MOONS = Dataset.moons(45, 0.3, 1);
  private static final Dataset OTHERS = Dataset.moons(30, 0.3, 2);

  private static final Map<String, Function<Parameters, Optimizer>> OPTIMIZERS =
      Map.of(
          "momentum", p -> Sgd.of(p, Schedule.linear(0.1, 0.01, 20)).withMomentum(0.9),
          "adam", p -> Adam.of(p, 0.05),
          "adamw", p -> AdamW.of(p, Schedule.cosine(0.05, 0, 3).perEpoch(3)),
          "lbfgs", Lbfgs::of,
          "lbfgs of a fixed loss", p -> Lbfgs.of(p).withFixedLoss(),
          "own", Heavy::new);

  /** An optimiser of one's own, as that of the Javadoc. */
  private static final class Heavy extends ElementwiseOptimizer {
    private final double[] velocity = new double[parameters().size()];

    Heavy(Parameters parameters) {
      super(parameters, Schedule.constant(0.02));
    }

    @Override
    protected double moved(int i, double item, double grad, double rate) {
      velocity[i] = 0.9 * velocity[i] + grad;
      return item - rate * velocity[i];
    }

    @Override
    protected Map<String, double[]> memory() {
      return Map.of("velocity", velocity);
    }
  }

  private static final Map<String, UnaryOperator<Trainer>> SETTINGS =
      Map.of(
          "rows", trainer -> trainer.withL2(1e-3).withSeed(7),
          "eager", trainer -> trainer.eager().withSeed(-1),
          "parallel", Trainer::parallel);

  static Stream<Arguments> trainings() {
    return OPTIMIZERS.keySet().stream()
        .flatMap(
            optimizer ->
                SETTINGS.keySet().stream().map(setting -> Arguments.of(optimizer, setting)));
  }

  /** A model, its trainer, and what came of it. */
  private static final class Run {
    final MLP model = MLP.builder(2, 5, 1).withActivation("tanh").build();
    final Optimizer optimizer;
    final Trainer trainer;
    final List<Checkpoint> checkpoints = new ArrayList<>();

    Run(String optimizer, String setting) {
      this.optimizer = OPTIMIZERS.get(optimizer).apply(model.parameters());
      Trainer plain = Trainer.of(model, Loss.binaryCrossEntropy(), this.optimizer);
      trainer = SETTINGS.get(setting).apply(plain);
    }

    Run(String optimizer) {
      this(optimizer, "rows");
    }

    FitOptions options(String optimizer) {
      FitOptions all =
          FitOptions.epochs(EPOCHS).withListener(epoch -> checkpoints.add(trainer.checkpoint()));
      return optimizer.startsWith("lbfgs") ? all : all.withBatchSize(16);
    }

    void assertSame(Run other) {
      assertArrayEquals(other.model.parameters().items(), model.parameters().items());
      assertEquals(other.optimizer.steps(), optimizer.steps());
      assertEquals(other.optimizer.state().keySet(), optimizer.state().keySet());
      other
          .optimizer
          .state()
          .forEach((name, array) -> assertArrayEquals(array, optimizer.state().get(name), name));
    }
  }

  /** As a file would: nothing but arrays and numbers, in any order. */
  private static Checkpoint stored(Checkpoint checkpoint) {
    return Checkpoint.of(
        new HashMap<>(checkpoint.arrays()),
        new HashMap<>(checkpoint.shapes()),
        checkpoint.numbers());
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void afterAnyEpochItGoesOnAsIfNeverInterrupted(String optimizer, String setting) {
    Run whole = new Run(optimizer, setting);
    Dataset weighted = MOONS.withClassWeights(1, 3);
    History history = whole.trainer.fit(weighted, whole.options(optimizer));
    assertEquals(EPOCHS, whole.checkpoints.size());
    for (Checkpoint checkpoint : whole.checkpoints) {
      Run rest = new Run(optimizer, setting);
      FitOptions options = rest.options(optimizer).withStart(stored(checkpoint));
      assertEquals(history, rest.trainer.fit(weighted, options));
      rest.assertSame(whole);
    }
  }

  @ParameterizedTest
  @MethodSource("trainings")
  void earlyStoppingGoesOnToo(String optimizer, String setting) {
    Run whole = new Run(optimizer, setting);
    History history = whole.trainer.fit(MOONS, OTHERS, whole.options(optimizer).withPatience(2));
    for (Checkpoint checkpoint : whole.checkpoints) {
      Run rest = new Run(optimizer, setting);
      FitOptions options = rest.options(optimizer).withPatience(2).withStart(stored(checkpoint));
      assertEquals(history, rest.trainer.fit(MOONS, OTHERS, options));
      rest.assertSame(whole);
    }
  }

  /** The best epoch lies before the checkpoint, and only there are its parameters. */
  @Test
  void theBestParametersAreThoseFromBeforeTheCheckpoint() {
    Dataset far = Dataset.ofTargets(new double[][] {{1}}, new double[][] {{10}});
    Dataset near = Dataset.ofTargets(new double[][] {{1}}, new double[][] {{5}});
    List<Checkpoint> checkpoints = new ArrayList<>();
    SmallModel whole = SmallModel.of(1, (p, x) -> p.get(0).plus(x[0].times(0)), 0);
    Trainer trainer = Trainer.of(whole, Loss.meanSquaredError(), Sgd.of(whole.parameters(), 0.1));
    FitOptions options = FitOptions.epochs(50).withPatience(4);
    History history =
        trainer.fit(far, near, options.withListener(e -> checkpoints.add(trainer.checkpoint())));
    assertEquals(7, checkpoints.size());
    for (Checkpoint checkpoint : checkpoints) {
      SmallModel rest = SmallModel.of(1, (p, x) -> p.get(0).plus(x[0].times(0)), 0);
      Trainer again = Trainer.of(rest, Loss.meanSquaredError(), Sgd.of(rest.parameters(), 0.1));
      assertEquals(history, again.fit(far, near, options.withStart(stored(checkpoint))));
      assertArrayEquals(whole.parameters().items(), rest.parameters().items());
    }
  }

  @Test
  void singleEpochsAndStepsGoOnToo() {
    Run whole = new Run("adam");
    Run rest = new Run("adam");
    whole.trainer.epoch(MOONS, 16);
    whole.trainer.step(OTHERS);
    Checkpoint checkpoint = whole.trainer.checkpoint();
    double expected = whole.trainer.epoch(MOONS, 16);
    rest.trainer.restore(stored(checkpoint));
    assertEquals(expected, rest.trainer.epoch(MOONS, 16));
    rest.assertSame(whole);
    assertEquals(List.of(), checkpoint.history());
  }

  @Test
  void aFitOfMoreEpochsGoesOnFromTheEndOfAShorterOne() {
    Run whole = new Run("adam");
    Run rest = new Run("adam");
    History history = whole.trainer.fit(MOONS, whole.options("adam"));
    rest.trainer.fit(
        MOONS,
        FitOptions.epochs(2)
            .withBatchSize(16)
            .withListener(epoch -> rest.checkpoints.add(rest.trainer.checkpoint())));
    FitOptions more = rest.options("adam").withStart(rest.checkpoints.get(1));
    assertEquals(history, rest.trainer.fit(MOONS, more));
    rest.assertSame(whole);
  }

  @Test
  void afterAFitItHasTheHistoryUntilSomethingElseHappens() {
    Run whole = new Run("adam");
    Run rest = new Run("adam");
    History history = whole.trainer.fit(MOONS, whole.options("adam"));
    rest.trainer.fit(MOONS, FitOptions.epochs(2).withBatchSize(16));
    Checkpoint checkpoint = rest.trainer.checkpoint();
    assertEquals(history.epochs().subList(0, 2), checkpoint.history());
    rest.trainer.step(MOONS);
    assertEquals(List.of(), rest.trainer.checkpoint().history());
    FitOptions more = rest.options("adam").withStart(stored(checkpoint));
    assertEquals(history, rest.trainer.fit(MOONS, more));
    rest.assertSame(whole);
    rest.trainer.restore(checkpoint);
    assertEquals(List.of(), rest.trainer.checkpoint().history());
    rest.trainer.fit(MOONS, more);
    rest.model.parameters().setAll(new double[rest.model.parameters().size()]);
    assertEquals(List.of(), rest.trainer.checkpoint().history());
  }

  /** Though the model then has the parameters of another epoch than the optimiser remembers. */
  @ParameterizedTest
  @MethodSource("trainings")
  void afterAFitWithPatienceTrainingGoesOnFromItsLastStep(String optimizer, String setting) {
    Run whole = new Run(optimizer, setting);
    FitOptions patient = whole.options(optimizer).withPatience(EPOCHS);
    History history = whole.trainer.fit(MOONS, OTHERS, patient);
    for (int epochs = 1; epochs < EPOCHS; epochs++) {
      Run rest = new Run(optimizer, setting);
      FitOptions first = FitOptions.epochs(epochs).withPatience(EPOCHS);
      rest.trainer.fit(
          MOONS, OTHERS, optimizer.startsWith("lbfgs") ? first : first.withBatchSize(16));
      FitOptions then =
          rest.options(optimizer).withPatience(EPOCHS).withStart(rest.trainer.checkpoint());
      assertEquals(history, rest.trainer.fit(MOONS, OTHERS, then));
      rest.assertSame(whole);
    }
  }

  /** The parameters of the best epoch are 10 (1 - 0.8^3), and those of the last 10 (1 - 0.8^5). */
  @Test
  void afterAFitWithPatienceItHasTheLastParametersAndTheBest() {
    Dataset far = Dataset.ofTargets(new double[][] {{1}}, new double[][] {{10}});
    Dataset near = Dataset.ofTargets(new double[][] {{1}}, new double[][] {{5}});
    SmallModel model = SmallModel.of(1, (p, x) -> p.get(0).plus(x[0].times(0)), 0);
    Trainer trainer = Trainer.of(model, Loss.meanSquaredError(), Sgd.of(model.parameters(), 0.1));
    trainer.fit(far, near, FitOptions.epochs(50).withPatience(2));
    Map<String, double[]> arrays = trainer.checkpoint().arrays();
    assertEquals(10 * (1 - Math.pow(0.8, 3)), model.parameters().item(0), 1e-14);
    assertArrayEquals(model.parameters().items(), arrays.get("best.p0"));
    assertEquals(10 * (1 - Math.pow(0.8, 5)), arrays.get("model.p0")[0], 1e-14);
  }

  @Test
  void epochsOutsideOfAFitAreNoStartOfOne() {
    Run run = new Run("adam");
    run.trainer.epoch(MOONS, 16);
    run.trainer.epoch(MOONS, 16);
    Checkpoint checkpoint = run.trainer.checkpoint();
    assertEquals(
        "the checkpoint was taken outside of a fit, after 2 epochs; take it in a listener of fit, or right after it, or use trainer.restore(checkpoint) and fit the epochs that are to come",
        Errors.messageOf(() -> run.trainer.fit(MOONS, FitOptions.epochs(9).withStart(checkpoint))));
  }

  @Test
  void itIsNamedArraysAndNumbers() {
    Run run = new Run("momentum");
    run.trainer.fit(MOONS, OTHERS, run.options("momentum"));
    Checkpoint checkpoint = run.checkpoints.get(2);
    assertEquals(Map.of("epochs", 3L, "steps", 9L, "seed", 7L), checkpoint.numbers());
    assertEquals(
        List.of(
            "model.layers.0.weight",
            "model.layers.0.bias",
            "model.layers.1.weight",
            "model.layers.1.bias",
            "optimizer.velocity",
            "history.loss",
            "history.validationLoss",
            "history.score",
            "best.layers.0.weight",
            "best.layers.0.bias",
            "best.layers.1.weight",
            "best.layers.1.bias"),
        List.copyOf(checkpoint.arrays().keySet()));
    assertArrayEquals(new int[] {5, 2}, checkpoint.shapes().get("best.layers.0.weight"));
    assertArrayEquals(new int[] {3}, checkpoint.shapes().get("history.score"));
    assertEquals(3, checkpoint.history().size());
    assertEquals("Checkpoint(epoch 3, step 9, 12 arrays)", checkpoint.toString());
  }

  @Test
  void nobodyCanChangeIt() {
    Run run = new Run("momentum");
    Checkpoint checkpoint = run.trainer.checkpoint();
    double[] before = run.model.parameters().items();
    checkpoint.arrays().values().forEach(array -> array[0] = 99);
    checkpoint.shapes().values().forEach(shape -> shape[0] = 99);
    run.trainer.step(MOONS);
    assertNotEquals(before[0], run.model.parameters().item(0));
    run.trainer.restore(checkpoint);
    assertArrayEquals(before, run.model.parameters().items());
  }

  private static void assertRefused(String message, Trainer trainer, Checkpoint checkpoint) {
    Checkpoint before = trainer.checkpoint();
    assertEquals(message, Errors.messageOf(() -> trainer.restore(checkpoint)));
    assertEquals(
        message,
        Errors.messageOf(() -> trainer.fit(MOONS, FitOptions.epochs(9).withStart(checkpoint))));
    Checkpoint after = trainer.checkpoint();
    assertEquals(before.numbers(), after.numbers());
    before
        .arrays()
        .forEach((name, array) -> assertArrayEquals(array, after.arrays().get(name), name));
  }

  @Test
  void whatDoesNotFitIsNamedAndChangesNothing() {
    Run run = new Run("momentum");
    run.trainer.step(MOONS);
    Checkpoint checkpoint = run.trainer.checkpoint();
    assertRefused(
        "the checkpoint is of a trainer with seed 7, but this one has seed 3; make it withSeed(7L)",
        run.trainer.withSeed(3),
        checkpoint);
    MLP wide = MLP.of(2, 6, 1);
    assertRefused(
        "model.layers.0.weight of the checkpoint has the shape [5, 2], but that of MLP(2, 6, 1) has [6, 2]; restore it into a model of the same sizes",
        Trainer.of(wide, Loss.binaryCrossEntropy(), new Heavy(wide.parameters())).withSeed(7),
        checkpoint);
    MLP deep = MLP.of(2, 1);
    assertRefused(
        "MLP(2, 1) has the parameters [layers.0.bias, layers.0.weight], but the checkpoint has [layers.0.bias, layers.0.weight, layers.1.bias, layers.1.weight]; restore it into a model made like the one it was taken from",
        Trainer.of(deep, Loss.binaryCrossEntropy(), Sgd.of(deep.parameters(), 1)).withSeed(7),
        checkpoint);
    assertRefused(
        "Adam(rate 0.05, betas 0.9 and 0.999) remembers [mean, meanSquare], but the state has [velocity]; restore it into an optimiser of the kind that it was taken from",
        new Run("adam").trainer,
        checkpoint);
  }

  @Test
  void aFitWithoutValidationDoesNotGoOnWithIt() {
    Run run = new Run("adam");
    run.trainer.fit(MOONS, run.options("adam"));
    FitOptions options = FitOptions.epochs(9).withStart(run.checkpoints.get(0));
    assertEquals(
        "the checkpoint is of a fit without validation data, but this one has some; give the same",
        Errors.messageOf(() -> run.trainer.fit(MOONS, OTHERS, options)));
    Run validated = new Run("adam");
    validated.trainer.fit(MOONS, OTHERS, validated.options("adam"));
    FitOptions others = FitOptions.epochs(9).withStart(validated.checkpoints.get(0));
    assertEquals(
        "the checkpoint is of a fit with validation data, but this one has none; give the same",
        Errors.messageOf(() -> run.trainer.fit(MOONS, others)));
  }

  @Test
  void aListenerDoesNotRestore() {
    Run run = new Run("adam");
    Checkpoint start = run.trainer.checkpoint();
    FitOptions options = FitOptions.epochs(2).withListener(epoch -> run.trainer.restore(start));
    assertThrows(IllegalStateException.class, () -> run.trainer.fit(MOONS, options));
  }
}
