package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rustgrad.io.Csv;
import rustgrad.nn.Adam;
import rustgrad.nn.ClassificationMetrics;
import rustgrad.nn.Dataset;
import rustgrad.nn.FitOptions;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Sequential;
import rustgrad.nn.Split;
import rustgrad.nn.Standardizer;
import rustgrad.nn.Trainer;

/** Well-known tables are learned as well as scikit-learn's MLPClassifier learns them. */
class TablesTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final int SEEDS = 10;

  /** "Within 2 points" of the other. */
  private static final double MARGIN = 0.02;

  @ParameterizedTest
  @CsvSource({"iris", "wine", "breast_cancer"})
  void theMeanAccuracyIsThatOfScikitLearn(String name) throws Exception {
    Dataset data = Csv.of(table(name)).read();
    double reference = 0;
    double ours = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      reference += accuracyOfScikitLearn(name, seed) / SEEDS;
      ours += accuracy(data, seed) / SEEDS;
    }
    assertTrue(ours >= reference - MARGIN, ours + " where scikit-learn has " + reference);
    String row = String.format(Locale.ROOT, "| %s | %.3f | %.3f |", name, reference, ours);
    assertTrue(Files.readString(DOCS.resolve("models.md")).contains(row), row);
  }

  private static double accuracy(Dataset data, int seed) {
    Split split = data.split(0.8, seed);
    Sequential model =
        Sequential.of(Standardizer.of(split.train()))
            .then(MLP.builder(data.features(), 16, data.classes()).withSeed(seed).build());
    Trainer trainer =
        Trainer.of(model, Loss.softmaxCrossEntropy(), Adam.of(model.parameters(), 0.01))
            .withSeed(seed);
    trainer.fit(split.train(), FitOptions.epochs(60).withBatchSize(16));
    return ClassificationMetrics.of(model, split.test()).accuracy();
  }

  /** So that the reference is of the same rows. */
  @ParameterizedTest
  @CsvSource({"iris", "wine", "breast_cancer"})
  void theSplitsAreThoseOfTheReference(String name) throws Exception {
    Dataset data = Csv.of(table(name)).read();
    Dataset numbered =
        Dataset.ofClasses(
            IntStream.range(0, data.size())
                .mapToObj(row -> new double[] {row})
                .toArray(double[][]::new),
            data.labels(),
            data.classes());
    List<String> splits = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Integer> rows =
          Arrays.stream(numbered.split(0.8, seed).test().inputs())
              .map(row -> (int) row[0])
              .toList();
      splits.add(name + " " + seed + " " + rows.toString().replaceAll("[\\[\\] ]", ""));
    }
    assertEquals(lines("splits.txt", name + " "), splits);
  }

  private static double accuracyOfScikitLearn(String name, int seed) throws Exception {
    List<String> lines = lines("mlpclassifier.csv", name + "," + seed + ",");
    assertEquals(1, lines.size());
    return Double.parseDouble(lines.get(0).substring(lines.get(0).lastIndexOf(',') + 1));
  }

  private static List<String> lines(String resource, String start) throws Exception {
    return Files.readAllLines(resource(resource)).stream()
        .filter(line -> line.startsWith(start))
        .toList();
  }

  private static Path table(String name) throws URISyntaxException {
    return name.equals("iris") ? DOCS.resolve("iris.csv") : resource(name + ".csv");
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(TablesTest.class.getResource("tables/" + name).toURI());
  }
}
