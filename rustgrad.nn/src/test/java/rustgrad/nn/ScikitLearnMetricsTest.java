package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The metrics are those of scikit-learn 1.2.1, as metrics.py has written them to metrics.json. */
class ScikitLearnMetricsTest {
  private static final double TOLERANCE = 1e-12;

  @TestFactory
  Stream<DynamicTest> ofClassifiers() throws IOException {
    return cases("classification")
        .map(c -> dynamicTest(c.get("name").getAsString(), () -> assertClassification(c)));
  }

  private static void assertClassification(JsonObject expected) {
    double[][] outputs = rows(expected, "outputs");
    int[] labels = elements(expected.get("labels")).mapToInt(JsonElement::getAsInt).toArray();
    Dataset data =
        weighted(expected, Dataset.ofClasses(outputs, labels, expected.get("classes").getAsInt()));
    Model model = Same.of(outputs[0].length);
    for (ClassificationMetrics metrics :
        List.of(
            ClassificationMetrics.of(model, data),
            ClassificationMetrics.of(Predictor.of(model), data))) {
      assertMatrix(rows(expected, "matrix"), metrics.confusionMatrix());
      assertNear("accuracy", expected.get("accuracy"), metrics.accuracy());
      assertAll("precision", expected, data.classes(), metrics::precision);
      assertAll("recall", expected, data.classes(), metrics::recall);
      assertAll("f1", expected, data.classes(), metrics::f1);
      double[] macro = {metrics.macroPrecision(), metrics.macroRecall(), metrics.macroF1()};
      assertAll("macro", expected, 3, k -> macro[k]);
      assertNear("log loss", expected.get("log_loss"), metrics.logLoss());
      assertNear("ROC AUC", expected.get("roc_auc"), metrics.rocAuc());
    }
  }

  private static void assertMatrix(double[][] expected, ConfusionMatrix matrix) {
    assertEquals(expected.length, matrix.classes());
    for (int actual = 0; actual < expected.length; actual++) {
      for (int predicted = 0; predicted < expected.length; predicted++) {
        double count = expected[actual][predicted];
        assertEquals(count, matrix.count(actual, predicted), TOLERANCE * count);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> ofRegressions() throws IOException {
    return cases("regression")
        .map(c -> dynamicTest(c.get("name").getAsString(), () -> assertRegression(c)));
  }

  private static void assertRegression(JsonObject expected) {
    double[][] outputs = rows(expected, "outputs");
    Dataset data = weighted(expected, Dataset.ofTargets(outputs, rows(expected, "targets")));
    Model model = Same.of(outputs[0].length);
    for (RegressionMetrics metrics :
        List.of(
            RegressionMetrics.of(model, data), RegressionMetrics.of(Predictor.of(model), data))) {
      assertNear("R2", expected.get("r2"), metrics.r2());
      assertNear("MAE", expected.get("mean_absolute_error"), metrics.meanAbsoluteError());
      assertNear("RMSE", expected.get("root_mean_squared_error"), metrics.rootMeanSquaredError());
    }
  }

  private static Dataset weighted(JsonObject json, Dataset data) {
    return json.get("weights").isJsonNull()
        ? data
        : data.withRowWeights(numbers(json.get("weights")));
  }

  private static void assertAll(
      String name, JsonObject json, int count, IntToDoubleFunction actual) {
    List<JsonElement> expected = elements(json.get(name)).toList();
    assertEquals(expected.size(), count);
    for (int k = 0; k < count; k++) {
      assertNear(name + " " + k, expected.get(k), actual.applyAsDouble(k));
    }
  }

  private static void assertNear(String name, JsonElement expected, double actual) {
    if (expected.isJsonNull()) {
      assertEquals(Double.NaN, actual, name);
    } else {
      double number = expected.getAsDouble();
      assertEquals(number, actual, TOLERANCE * Math.abs(number), name);
    }
  }

  private static Stream<JsonObject> cases(String kind) throws IOException {
    try (Reader reader =
        new InputStreamReader(
            ScikitLearnMetricsTest.class.getResourceAsStream("/metrics.json"),
            StandardCharsets.UTF_8)) {
      return elements(JsonParser.parseReader(reader).getAsJsonObject().get(kind))
          .map(JsonElement::getAsJsonObject);
    }
  }

  private static double[][] rows(JsonObject json, String key) {
    return elements(json.get(key)).map(ScikitLearnMetricsTest::numbers).toArray(double[][]::new);
  }

  private static double[] numbers(JsonElement array) {
    return elements(array).mapToDouble(JsonElement::getAsDouble).toArray();
  }

  private static Stream<JsonElement> elements(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false);
  }
}
