package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RegressionMetricsTest {
  @Test
  void theySayHowFarOutputsAreFromTargets() {
    RegressionMetrics metrics =
        Same.metrics(new double[][] {{1}, {2}, {3}, {4}}, new double[][] {{1}, {2}, {3}, {6}});
    assertEquals(0.5, metrics.meanAbsoluteError());
    assertEquals(1.0, metrics.rootMeanSquaredError());
    assertEquals(1 - 1 / 1.25, metrics.r2());
    assertEquals(metrics.r2(), metrics.score());
    assertEquals("R2", metrics.scoreName());
    assertEquals(
        "R2 0.2000, mean absolute error 0.5000, root mean squared error 1.000, 4 rows",
        metrics.toString());
  }

  @Test
  void eachTargetHasItsOwnNumbers() {
    double[][] targets = {{1, 300_000}, {2, 400_000}, {3, 500_000}, {4, 600_000}};
    double[][] outputs = {{1, 300_000}, {2, 400_000}, {3, 500_000}, {6, 600_400}};
    RegressionMetrics metrics = Same.metrics(targets, outputs);
    assertEquals(1 - 1 / 1.25, metrics.r2(0));
    assertEquals(1 - 4e4 / 1.25e10, metrics.r2(1), 1e-15);
    assertEquals(0.5, metrics.meanAbsoluteError(0));
    assertEquals(100.0, metrics.meanAbsoluteError(1));
    assertEquals(1.0, metrics.rootMeanSquaredError(0));
    assertEquals(200.0, metrics.rootMeanSquaredError(1));
    assertEquals((metrics.r2(0) + metrics.r2(1)) / 2, metrics.r2());
    assertEquals(50.25, metrics.meanAbsoluteError());
    assertEquals(100.5, metrics.rootMeanSquaredError());
    assertEquals(
        """
        R2 0.6000, the mean of 2 targets, 4 rows

                      R2  mean absolute error  root mean squared error
        target 0  0.2000               0.5000                    1.000
        target 1  1.0000                100.0                    200.0""",
        metrics.toString());
    Dataset named = Dataset.ofTargets(outputs, targets).withTargetNames("rooms", "price");
    assertTrue(
        RegressionMetrics.of(Same.of(2), named)
            .toString()
            .endsWith("\nprice  1.0000                100.0                    200.0"));
    assertEquals("there is no target 2; expected 0 to 1", Errors.messageOf(() -> metrics.r2(2)));
    assertEquals(
        "there is no target -1; expected 0 to 1",
        Errors.messageOf(() -> metrics.meanAbsoluteError(-1)));
    assertEquals(
        "there is no target 2; expected 0 to 1",
        Errors.messageOf(() -> metrics.rootMeanSquaredError(2)));
  }

  @Test
  void aConstantIsOneWhateverItsMeanIsRoundedTo() {
    double[][] tenths = {{0.1}, {0.1}, {0.1}};
    assertEquals(1.0, Same.metrics(tenths, tenths).r2());
    assertEquals(0.0, Same.metrics(tenths, new double[3][1]).r2());
    Dataset data =
        Dataset.ofTargets(new double[4][1], new double[][] {{5}, {0.1}, {0.1}, {0.1}})
            .withRowWeights(0, 0.3, 0.6, 0.7);
    assertEquals(0.0, RegressionMetrics.of(Same.of(1), data).r2());
  }

  @Test
  void errorsOfAnySizeAreReadable() {
    double[][] targets = {{0}, {1e5}};
    assertEquals(
        "R2 0.9750, mean absolute error 6173, root mean squared error 7905, 2 rows",
        Same.metrics(targets, new double[][] {{1234.5}, {1e5 - 11111}}).toString());
    assertEquals(
        "R2 1.0000, mean absolute error 5.000e-07, root mean squared error 7.071e-07, 2 rows",
        Same.metrics(targets, new double[][] {{1e-6}, {1e5}}).toString());
    assertEquals(
        "R2 NaN, mean absolute error 1.000, root mean squared error 1.000, 1 rows",
        Same.metrics(new double[][] {{1}}, new double[][] {{2}}).toString());
  }

  @Test
  void theKindOfDataDecidesWhichMetrics() {
    Dataset regression = Dataset.ofTargets(new double[3][1], new double[3][1]);
    assertEquals("R2", Metrics.of(Same.of(1), regression).scoreName());
    assertEquals("R2", Metrics.of(Predictor.of(Same.of(1)), regression).scoreName());
    Dataset classes = Dataset.moons(4, 0, 0);
    assertEquals("accuracy", Metrics.of(Same.of(2), classes).scoreName());
    assertEquals("accuracy", Metrics.of(Predictor.of(Same.of(2)), classes).scoreName());
  }

  @Test
  void whatDoesNotFitIsNamed() {
    assertEquals(
        "RegressionMetrics got Dataset(4 rows, 2 features, 2 classes), whose rows have classes; use ClassificationMetrics, or Metrics, which takes both",
        Errors.messageOf(() -> RegressionMetrics.of(Same.of(2), Dataset.moons(4, 0, 0))));
    Dataset two = Dataset.ofTargets(new double[3][1], new double[3][2]);
    assertEquals(
        "Standardizer(1) gives 1 outputs, but Dataset(3 rows, 1 features, 2 targets); expected one for each target",
        Errors.messageOf(() -> RegressionMetrics.of(Predictor.of(Same.of(1)), two)));
  }
}
