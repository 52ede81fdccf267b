package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the documentation of {@link Trainer} run, and do what they say. */
class TrainerExamplesTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "rustgrad", "nn");
  private static final Path TESTS = Path.of("src", "test", "java", "rustgrad", "nn");

  @Test
  void inEpochs() {
    MLP model = MLP.of(2, 16, 16, 1);
    Trainer trainer =
        Trainer.of(model, Loss.maxMargin(), Adam.of(model.parameters(), 0.01)).withL2(1e-4);
    Dataset moons = Dataset.moons(100, 0.1, 0);
    for (int epoch = 0; epoch < 100; epoch++) {
      System.out.println(trainer.epoch(moons, 25)); // four steps; step(moons) takes one on all rows
    }
    assertEquals(1, Metrics.of(model, moons).score());
  }

  @Test
  void withEarlyStopping() {
    Split all = Dataset.moons(250, 0.3, 0).split(0.8, 0);
    Split inner = all.train().split(0.8, 1); // what decides when to stop is no test any more
    MLP model = MLP.of(2, 16, 16, 1);
    Trainer trainer =
        Trainer.of(model, Loss.binaryCrossEntropy(), Adam.of(model.parameters(), 0.01));
    History history =
        trainer.fit(
            inner.train(), inner.test(), FitOptions.epochs(500).withBatchSize(32).withPatience(20));
    System.out.println(history); // a table; the model has the parameters of the best epoch
    System.out.println(Metrics.of(model, all.test()));
    assertEquals(Stopped.EARLY, history.stopped());
    assertEquals(
        history.best().orElseThrow().validationLoss().getAsDouble(), trainer.loss(inner.test()));
  }

  @Test
  void ofNumbers() {
    double[][] celsius = {{-10}, {0}, {15}, {30}};
    double[][] fahrenheit = {{14}, {32}, {59}, {86}};
    Dataset data = Dataset.ofTargets(celsius, fahrenheit);
    Sequential model =
        Sequential.of(Standardizer.of(data))
            .then(Linear.of(1, 1))
            .then(Standardizer.ofTargets(data).inverse());
    Trainer trainer = Trainer.of(model, Loss.meanSquaredError(), Adam.of(model.parameters(), 0.1));
    trainer.fit(data, FitOptions.epochs(500));
    model.predict(100.0); // 212, nearly
    assertEquals(212, model.predict(100.0)[0], 1e-3);
  }

  /** But for white space and what stands around them. */
  @Test
  void theyAreThoseOfTheDocumentation() throws IOException {
    String test = plain(Files.readString(TESTS.resolve("TrainerExamplesTest.java")));
    List<String> examples =
        Pattern.compile("<pre>\\{@code\n(.*?)\n \\* }</pre>", Pattern.DOTALL)
            .matcher(Files.readString(SOURCES.resolve("Trainer.java")))
            .results()
            .map(MatchResult::group)
            .map(example -> example.replaceAll("<pre>\\{@code|}</pre>|(?m)^ \\*", ""))
            .toList();
    assertEquals(3, examples.size());
    examples.forEach(example -> assertTrue(test.contains(plain(example)), example));
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", "");
  }
}
