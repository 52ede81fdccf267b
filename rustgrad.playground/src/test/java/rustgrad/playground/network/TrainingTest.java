package rustgrad.playground.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.nn.MLP;
import rustgrad.nn.Split;
import rustgrad.nn.Trainer;

class TrainingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rows=50&hidden=8",
        "points=circles&rows=50&hidden=5-3&activation=relu&loss=maxMargin&optimizer=sgd&rate=0.1&l2=1e-3&batch=7",
        "points=spirals&rows=50&activation=gelu&loss=meanSquaredError&optimizer=momentum&seed=3&batch=1000",
        "points=blobs&rows=50&hidden=6&activation=sigmoid&optimizer=adamw&seed=7&batch=1",
        "points=moons&rows=50&hidden=&loss=softmaxCrossEntropy",
        "points=moons&rows=50&hidden=6&optimizer=lbfgs&l2=1e-3&batch=7",
        "points=blobs&rows=50&hidden=4-4&activation=softplus&optimizer=lbfgs&seed=2",
      })
  void anEpochHasTheBitsOfTheEagerTrainer(String text) {
    Settings settings = SettingsText.parse(text);
    Training training = new Training(settings);
    MLP model = settings.model();
    Split split = settings.split();
    Trainer trainer =
        Trainer.of(
                model,
                settings.lossOfClasses(),
                settings.optimizer().of(model.parameters(), settings.rate()))
            .withL2(settings.l2())
            .withSeed(settings.seed())
            .eager();
    for (int epoch = 0; epoch < 12; epoch++) {
      training.epoch();
      double loss =
          settings.optimizer().takesAllRows()
              ? trainer.step(split.train())
              : trainer.epoch(split.train(), settings.batch());
      assertEquals(loss, training.trainLosses().get(epoch));
      assertEquals(trainer.loss(split.test()), training.testLosses().get(epoch));
      assertArrayEquals(model.parameters().items(), training.model().parameters().items());
    }
  }

  @Test
  void theBitsAreThoseOfTheLastCompleteEpoch() {
    Training training = new Training(SettingsText.parse("rows=50&hidden=3"));
    String before = training.bits();
    training.step();
    assertEquals(before, training.bits());
    training.epoch();
    assertNotEquals(before, training.bits());
  }

  @Test
  void itLearnsTheMoons() {
    Training training = new Training(Settings.DEFAULT);
    for (int epoch = 0; epoch < 100; epoch++) {
      training.epoch();
    }
    assertEquals(1, training.accuracy(training.train()));
    assertTrue(training.accuracy(training.test()) > 0.97);
  }

  @Test
  void lbfgsNeedsFewStepsOnAllPoints() {
    Training training = new Training(SettingsText.parse("optimizer=lbfgs"));
    for (int step = 1; step <= 40; step++) {
      training.step();
      assertEquals(step, training.epochs());
    }
    assertEquals(1, training.accuracy(training.train()));
  }

  @Test
  void aLossThatDivergesIsAnErrorBeforeTheParametersMove() {
    Training training =
        new Training(
            SettingsText.parse("activation=relu&loss=meanSquaredError&optimizer=sgd&rate=50"));
    double[] last = {0};
    ArithmeticException error =
        assertThrows(
            ArithmeticException.class,
            () -> {
              while (true) {
                last[0] = training.model().parameters().item(0);
                training.step();
              }
            });
    assertTrue(error.getMessage().contains("take a smaller learning rate"), error.getMessage());
    assertEquals(last[0], training.model().parameters().item(0));
  }
}
