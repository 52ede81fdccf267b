package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassificationMetricsTest {
  private static final Dataset FOUR =
      Dataset.ofClasses(new double[][] {{-1}, {0}, {1}, {2}}, new int[] {0, 1, 1, 0}, 2);

  @Test
  void theyCountWhatIsRight() {
    ClassificationMetrics metrics = ClassificationMetrics.of(Same.of(1), FOUR);
    assertEquals(0.5, metrics.accuracy());
    assertEquals(0.5, metrics.score());
    assertEquals("accuracy", metrics.scoreName());
    assertEquals(1, metrics.confusionMatrix().count(0, 0));
    assertEquals(1, metrics.confusionMatrix().count(1, 0));
    assertEquals(0.5, metrics.precision(1));
    // 0 and 1 against -1 and 2: each is above one of them.
    assertEquals(0.5, metrics.rocAuc());
  }

  @Test
  void aRowOfWeightTwoIsTwoRows() {
    double[][] inputs = {{-1, 0.5}, {0, 1}, {1, 0.25}};
    Dataset weighted = Dataset.ofClasses(inputs, new int[] {0, 1, 1}, 2).withRowWeights(1, 2, 3);
    Dataset repeated = Dataset.ofClasses(inputs, new int[] {0, 1, 1}, 2).select(0, 1, 1, 2, 2, 2);
    String report = ClassificationMetrics.of(Same.of(2), repeated).toString();
    assertEquals(
        report.replace("6 rows", "3 rows"),
        ClassificationMetrics.of(Same.of(2), weighted).toString());
  }

  @Test
  void aModelThatIsAlwaysRightHasAccuracyOneWhateverTheWeights() {
    Random random = new Random(3);
    double[][] rows = new double[1000][3];
    int[] labels = random.ints(1000, 0, 3).toArray();
    IntStream.range(0, 1000).forEach(row -> rows[row][labels[row]] = 1);
    Dataset data =
        Dataset.ofClasses(rows, labels, 3).withRowWeights(random.doubles(1000).toArray());
    assertEquals(1.0, ClassificationMetrics.of(Same.of(3), data).accuracy());
    assertEquals(1.0, ClassificationMetrics.of(Same.of(3), data).macroF1());
  }

  @Test
  void theAreaIsHowOftenAPairIsInOrder() {
    Random random = new Random(7);
    double[][] scores = new double[200][1];
    for (double[] row : scores) {
      row[0] = random.nextInt(21) / 10.0 - 1; // has equal ones, and -0.0 beside 0.0
      row[0] = row[0] == 0 && random.nextBoolean() ? -0.0 : row[0];
    }
    int[] labels = random.ints(200, 0, 2).toArray();
    double pairs = 0;
    double inOrder = 0;
    for (int one = 0; one < 200; one++) {
      for (int zero = 0; zero < 200; zero++) {
        if (labels[one] == 1 && labels[zero] == 0) {
          pairs++;
          inOrder += (1 + Math.signum(scores[one][0] - scores[zero][0])) / 2;
        }
      }
    }
    assertEquals(inOrder / pairs, Same.metrics(labels, 2, scores).rocAuc(), 1e-14);
  }

  @Test
  void probabilitiesThatRoundToOneAreStillOrdered() {
    double[][] outputs = {{0, 100}, {0, 200}, {0, 300}};
    assertEquals(1.0, Same.metrics(new int[] {0, 1, 1}, 2, outputs).rocAuc());
    assertEquals(0.5, Same.metrics(new int[] {1, 0, 1}, 2, outputs).rocAuc());
  }

  @Test
  void theLogLossOfAConfidentMistakeIsNotCutOff() {
    assertEquals(1000.0, Same.metrics(new int[] {0}, 2, new double[] {1000}).logLoss());
    assertEquals(
        3.720075976020836e-44, // e^-100
        Same.metrics(new int[] {1}, 2, new double[] {100}).logLoss(),
        1e-56);
  }

  @Test
  void theLogLossIsTheLossOfATraining() {
    Dataset data = Dataset.blobs(60, 3, 2, 1);
    MLP model = MLP.of(2, 4, 3);
    double logLoss = ClassificationMetrics.of(model, data).logLoss();
    Trainer trainer =
        Trainer.of(model, Loss.softmaxCrossEntropy(), Sgd.of(model.parameters(), 0.1));
    assertEquals(trainer.step(data), logLoss, 1e-13 * logLoss);
  }

  @Test
  void outputsThatAreNotNumbersHaveNoLossAndNoArea() {
    SmallModel diverged = SmallModel.of(1, (p, x) -> x[0].times(p.get(0)), Double.NaN);
    ClassificationMetrics metrics = ClassificationMetrics.of(diverged, FOUR);
    assertEquals(Double.NaN, metrics.logLoss());
    assertEquals(Double.NaN, metrics.rocAuc());
    assertEquals(0.5, metrics.accuracy());
    assertTrue(metrics.toString().startsWith("accuracy 0.5000, log loss NaN, ROC AUC NaN, 4 rows"));
  }

  @Test
  void theReportIsForPeople() {
    Dataset data =
        Dataset.ofClasses(
                new double[][] {{2, 0, 0}, {0, 2, 0}, {0, 2, 0}, {0, 1, 2}, {0, 0, 3}},
                new int[] {0, 1, 1, 1, 2},
                3)
            .withClassNames("setosa", "versicolor", "virginica");
    assertEquals(
        """
        accuracy 0.8000, log loss 0.4442, ROC AUC 1.0000, 5 rows

                       precision  recall      F1  support
        setosa            1.0000  1.0000  1.0000        1
        versicolor        1.0000  0.6667  0.8000        3
        virginica         0.5000  1.0000  0.6667        1
        macro average     0.8333  0.8889  0.8222        5

        actual \\ predicted  setosa  versicolor  virginica
        setosa                   1           0          0
        versicolor               0           2          1
        virginica                0           0          1""",
        ClassificationMetrics.of(Same.of(3), data).toString());
  }

  @Test
  void aPredictorNamesTheClassesOfDataWithoutNames() {
    Predictor predictor = Predictor.of(Same.of(1)).withClassNames("no", "yes");
    String named = ClassificationMetrics.of(predictor, FOUR).toString();
    assertTrue(named.contains("\nyes "), named);
    String renamed =
        ClassificationMetrics.of(predictor, FOUR.withClassNames("healthy", "ill")).toString();
    assertTrue(renamed.contains("\nill "), renamed);
  }

  @Test
  void namesInAnotherOrderAreAnError() {
    Predictor predictor =
        Predictor.of(Same.of(2)).withInputNames("x", "y").withClassNames("no", "yes");
    Dataset data = Dataset.ofClasses(new double[][] {{1, 2}}, new int[] {0}, 2);
    assertEquals(
        "'no' is class 0 of Predictor(Standardizer(2)), but class 1 of Dataset(1 rows, 2 features, 2 classes); expected one order, or other names",
        Errors.messageOf(() -> Metrics.of(predictor, data.withClassNames("yes", "no"))));
    assertEquals(
        "'y' is input 1 of Predictor(Standardizer(2)), but input 0 of Dataset(1 rows, 2 features, 2 classes); expected one order, or other names",
        Errors.messageOf(() -> Metrics.of(predictor, data.withInputNames("y", "z"))));
  }

  @Test
  void whatDoesNotFitIsNamed() {
    assertEquals(
        "MLP(2, 1) got 1 inputs; expected 2",
        Errors.messageOf(() -> ClassificationMetrics.of(MLP.of(2, 1), FOUR)));
    assertEquals(
        "MLP(1, 3) tells 3 classes apart, but the data has 2; expected a model with one output for two classes, or with one for each class",
        Errors.messageOf(() -> ClassificationMetrics.of(Predictor.of(MLP.of(1, 3)), FOUR)));
    Dataset regression = Dataset.ofTargets(new double[3][1], new double[3][1]);
    assertEquals(
        "ClassificationMetrics got Dataset(3 rows, 1 features, 1 target), which is for regression; use RegressionMetrics, or Metrics, which takes both",
        Errors.messageOf(() -> ClassificationMetrics.of(Same.of(1), regression)));
    Dataset weightless = FOUR.withRowWeights(1, 0, 0, 0).select(1, 2);
    assertEquals(
        "all rows of Dataset(2 rows, 1 features, 2 classes) have the weight 0; expected some that count",
        Errors.messageOf(() -> ClassificationMetrics.of(Same.of(1), weightless)));
    ClassificationMetrics metrics = ClassificationMetrics.of(Same.of(1), FOUR);
    assertEquals("there is no class 2; expected 0 to 1", Errors.messageOf(() -> metrics.f1(2)));
    Errors.messageOf(() -> metrics.precision(-1));
    Errors.messageOf(() -> metrics.recall(2));
  }
}
