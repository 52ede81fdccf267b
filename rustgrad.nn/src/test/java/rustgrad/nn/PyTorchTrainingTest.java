package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rustgrad.core.Parameters;

/** Training runs are those of PyTorch 1.13 in float64, as recorded in training.json. */
class PyTorchTrainingTest {
  /** Relative to the number, or to 0.001 for gradients and parameters near 0. */
  private static final double TOLERANCE = 1e-9;

  @TestFactory
  Stream<DynamicTest> everyRunIsReproduced() throws IOException {
    return elements(json().getAsJsonArray("runs"))
        .map(JsonElement::getAsJsonObject)
        .flatMap(run -> Stream.of(test(run, false), test(run, true)));
  }

  private static DynamicTest test(JsonObject run, boolean eager) {
    String name = text(run, "activation") + " with " + text(run, "optimizer");
    return dynamicTest(name + (eager ? ", eager" : ""), () -> reproduce(run, eager));
  }

  private static void reproduce(JsonObject run, boolean eager)
      throws URISyntaxException, IOException {
    Dataset moons = moons();
    MLP model = MLP.builder(2, 16, 16, 1).withActivation(text(run, "activation")).build();
    model.parameters().setAll(numbers(run, "initial"));
    Optimizer optimizer = optimizer(text(run, "optimizer"), model.parameters());
    Trainer rows = Trainer.of(model, Loss.maxMargin(), optimizer).withL2(1e-4);
    Trainer trainer = eager ? rows.eager() : rows;

    double[] losses = numbers(run, "losses");
    for (int step = 0; step < losses.length; step++) {
      double loss = trainer.step(moons);
      assertEquals(losses[step], loss, TOLERANCE * losses[step], "loss of step " + step);
      if (step == 0) {
        assertClose("gradient", numbers(run, "first_gradient"), model.parameters().grads());
      }
    }
    assertClose("parameter", numbers(run, "final"), model.parameters().items());
  }

  private static Optimizer optimizer(String name, Parameters parameters) {
    return switch (name) {
      case "sgd" -> Sgd.of(parameters, 0.05);
      case "momentum" -> Sgd.of(parameters, 0.02).withMomentum(0.9);
      case "adam" -> Adam.of(parameters, 0.01);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static void assertClose(String what, double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      double error = Math.abs(actual[i] - expected[i]);
      String message = "%s %d: expected %s but was %s".formatted(what, i, expected[i], actual[i]);
      assertTrue(error <= TOLERANCE * Math.max(1e-3, Math.abs(expected[i])), message);
    }
  }

  private static Dataset moons() throws URISyntaxException, IOException {
    Path file = Path.of(PyTorchTrainingTest.class.getResource("/moons.csv").toURI());
    double[][] rows;
    try (Stream<String> lines = Files.lines(file)) {
      rows = lines.skip(1).map(PyTorchTrainingTest::row).toArray(double[][]::new);
    }
    double[][] points =
        Arrays.stream(rows).map(row -> new double[] {row[0], row[1]}).toArray(double[][]::new);
    int[] labels = Arrays.stream(rows).mapToInt(row -> row[2] < 0 ? 0 : 1).toArray();
    return Dataset.ofClasses(points, labels, 2);
  }

  private static double[] row(String line) {
    return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  private static JsonObject json() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            PyTorchTrainingTest.class.getResourceAsStream("/training.json"),
            StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    }
  }

  private static String text(JsonObject run, String key) {
    return run.get(key).getAsString();
  }

  /** All numbers under the key, nested lists written one after the other. */
  private static double[] numbers(JsonObject run, String key) {
    return flatten(run.get(key)).toArray();
  }

  private static DoubleStream flatten(JsonElement element) {
    return element.isJsonArray()
        ? elements(element.getAsJsonArray()).flatMapToDouble(PyTorchTrainingTest::flatten)
        : DoubleStream.of(element.getAsDouble());
  }

  private static Stream<JsonElement> elements(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
