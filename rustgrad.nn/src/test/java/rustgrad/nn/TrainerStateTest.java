package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.api.Value;

/** What a trainer keeps from step to step, and what an error leaves alone. */
class TrainerStateTest {
  private static final Dataset MOONS = Dataset.moons(3000, 0.1, 1);

  private static Trainer trainer(MLP model, boolean eager) {
    Trainer trainer = Trainer.of(model, Loss.maxMargin(), Adam.of(model.parameters(), 0.01));
    return eager ? trainer.eager() : trainer;
  }

  /**
   * Runs what is to fail between two steps, and compares the second with that of an equal model.
   */
  private static void assertChangesNothing(boolean eager, Consumer<Trainer> failing) {
    MLP model = MLP.of(2, 4, 1);
    MLP other = MLP.of(2, 4, 1);
    Trainer trainer = trainer(model, eager);
    Trainer reference = trainer(other, eager);
    assertEquals(reference.step(MOONS), trainer.step(MOONS));
    failing.accept(trainer);
    assertArrayEquals(other.parameters().items(), model.parameters().items());
    assertArrayEquals(other.parameters().grads(), model.parameters().grads());
    reference.epoch(MOONS, 1000);
    trainer.epoch(MOONS, 1000);
    assertArrayEquals(other.parameters().items(), model.parameters().items());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void badRowsChangeNothing(boolean eager) {
    double[][] two = {{1, 2}, {3, 4}};
    double[][] targets = {{1}, {-1}};
    double[][][][] bad = {
      {{{1, 2}, {3, Double.NaN}}, targets},
      {{{1, 2}, {3, Double.NEGATIVE_INFINITY}}, targets},
      {two, {{1}, {Double.NaN}}},
      {{{1, 2}, {3}}, targets},
      {two, {{1}, {1, 2}}},
      {two, {{1}}},
      {{}, {}}
    };
    assertChangesNothing(
        eager,
        trainer -> {
          for (double[][][] each : bad) {
            Errors.messageOf(() -> trainer.step(each[0], each[1]));
            Errors.messageOf(() -> trainer.epoch(each[0], each[1], 1));
          }
        });
  }

  @Test
  void anExecutorThatTakesNoWorkIsOneErrorThatChangesNothing() {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    executor.shutdown();
    assertChangesNothing(
        false,
        trainer -> {
          Trainer parallel = trainer.parallel(executor, 2);
          String message =
              assertThrows(IllegalStateException.class, () -> parallel.step(MOONS)).getMessage();
          assertTrue(
              message.contains(": the executor ") && message.contains("does not take work"),
              message);
        });
  }

  @Test
  void threadsDoNotChangeTheNumbers() {
    ExecutorService executor = Executors.newFixedThreadPool(3);
    try {
      double[] alone = trained(UnaryOperator.identity());
      assertArrayEquals(alone, trained(Trainer::parallel));
      assertArrayEquals(alone, trained(trainer -> trainer.parallel(executor, 4)));
    } finally {
      executor.shutdown();
    }
  }

  private static double[] trained(UnaryOperator<Trainer> setting) {
    MLP model = MLP.of(2, 4, 1);
    Trainer trainer = setting.apply(trainer(model, false));
    for (int step = 0; step < 5; step++) {
      trainer.step(MOONS);
      trainer.epoch(MOONS, 2000);
    }
    return model.parameters().items();
  }

  @Test
  void badThreadsAreNamed() {
    assertEquals(
        "the number of threads is 0; expected at least 1",
        Errors.messageOf(() -> trainer(MLP.of(2, 1), false).parallel(Runnable::run, 0)));
  }

  /** Else a setting that was tried would stay. */
  @Test
  void aSettingIsThatOfANewTrainer() {
    MLP still = MLP.of(2, 1);
    still.parameters().setAll(3, 4, 0);
    Trainer trainer = Trainer.of(still, Loss.maxMargin(), Sgd.of(still.parameters(), 0));
    double loss = trainer.step(MOONS);
    assertEquals(loss + 25, trainer.withL2(1).step(MOONS), 1e-13);
    assertEquals(loss + 50, trainer.withL2(2).step(MOONS), 1e-13);
    assertEquals(loss + 25, trainer.withL2(1).withSeed(3).eager().step(MOONS), 1e-13);
    assertEquals(loss, trainer.withL2(1).withL2(0).step(MOONS));
    assertEquals(loss, trainer.step(MOONS));
  }

  @Test
  void dataSetsMayAlternate() {
    MLP still = MLP.of(2, 1);
    Trainer trainer = Trainer.of(still, Loss.maxMargin(), Sgd.of(still.parameters(), 0));
    Dataset circles = Dataset.circles(20, 0.1, 0.5, 1);
    double onMoons = trainer.step(MOONS);
    double onCircles = trainer.step(circles);
    assertEquals(onMoons, trainer.step(MOONS));
    assertEquals(onCircles, trainer.step(circles));
  }

  @Test
  void aModelThatCannotBeTracedIsToldToTrainEagerly() {
    SmallModel impure =
        SmallModel.of(1, (p, x) -> p.get(0).times(x[0]).plus(Math.abs(p.get(0).item())), 0.5);
    Trainer trainer = Trainer.of(impure, Loss.meanSquaredError(), Sgd.of(impure.parameters(), 0.1));
    double[][] rows = {{1}, {2}};
    String message =
        assertThrows(IllegalStateException.class, () -> trainer.step(rows, rows)).getMessage();
    assertTrue(
        message.startsWith(
            "SmallModel(1, 1) with meanSquaredError does not train as a program: item() of"),
        message);
    assertTrue(message.endsWith(" (eager() trains without one)"), message);
    assertEquals(0.5, impure.parameters().item(0));
    assertTrue(trainer.eager().step(rows, rows) >= 0);
  }

  /** Such as a network with a comparison for each neuron. */
  @Test
  void aModelOfTooManyPathsIsToldSoToo() {
    SmallModel branching =
        SmallModel.of(
            1,
            (p, x) -> {
              Value sum = p.get(0);
              for (int k = 0; k < 300; k++) {
                sum = x[0].isGreaterThan(k) ? sum.plus(p.get(0).times(0.01)) : sum;
              }
              return sum;
            },
            0.5);
    double[][] rows =
        IntStream.range(0, 300).mapToObj(k -> new double[] {k}).toArray(double[][]::new);
    Trainer trainer =
        Trainer.of(branching, Loss.meanSquaredError(), Sgd.of(branching.parameters(), 1e-9));
    String message =
        assertThrows(IllegalStateException.class, () -> trainer.step(rows, rows)).getMessage();
    assertTrue(message.contains("256 paths"), message);
    assertTrue(message.endsWith(" (eager() trains without one)"), message);
    assertTrue(trainer.eager().step(rows, rows) > 0);
  }

  @Test
  void aModelMayLabelItsValuesWhileItIsTraced() {
    SmallModel labelling =
        SmallModel.of(1, (p, x) -> p.get(0).label("w").times(x[0].label("x")).label("y"), 0.5);
    Trainer trainer =
        Trainer.of(labelling, Loss.meanSquaredError(), Sgd.of(labelling.parameters(), 0.5));
    assertEquals(0.25, trainer.step(new double[][] {{1}}, new double[][] {{1}}));
    Value w = labelling.parameters().get(0);
    assertEquals("w", w.label());
    assertEquals(1.0, w.item());
  }
}
