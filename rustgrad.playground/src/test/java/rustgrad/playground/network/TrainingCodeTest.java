package rustgrad.playground.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.playground.code.JavaRun;

class TrainingCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rows=50&hidden=8",
        "points=circles&rows=40&hidden=4&optimizer=lbfgs",
        "points=blobs&rows=50&hidden=6-4&activation=relu&optimizer=momentum&seed=7&batch=9&l2=0.01",
      })
  void theProgramPrintsWhatThePageShows(String text) {
    Training training = new Training(SettingsText.parse(text));
    training.epoch();
    training.epoch();
    assertEquals(
        "loss of the epoch = %s\ntest loss = %s\nbits of the parameters = %s\n"
            .formatted(
                training.trainLosses().get(1), training.testLosses().get(1), training.bits()),
        JavaRun.output("Training", TrainingCode.of(training.settings(), 2)));
  }
}
