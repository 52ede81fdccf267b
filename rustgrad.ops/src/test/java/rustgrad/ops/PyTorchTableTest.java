package rustgrad.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rustgrad.api.Op;

/** Values and partials are those of PyTorch 1.13 in float64, as tabled in ops.json. */
class PyTorchTableTest {
  private static final Set<String> OPS_OF_THE_ENGINE =
      Set.of("plus", "minus", "times", "div", "neg");

  @TestFactory
  Stream<DynamicTest> everyRowOfTheTable() throws IOException {
    return rows().stream()
        .filter(row -> !OPS_OF_THE_ENGINE.contains(row.op))
        .map(row -> dynamicTest(row.op + Arrays.toString(row.in), () -> check(row)));
  }

  private static void check(Row row) {
    Op op = Ops.named(row.op);
    assertClose(row.out, Ops.value(op, row.in), "value");
    double[] partials = Ops.partials(op, row.in);
    for (int i = 0; i < partials.length; i++) {
      if (Double.isNaN(row.grad[i])) {
        // where PyTorch gives up, a limit is as good
        assertFalse(Double.isInfinite(partials[i]), "partial " + i);
      } else {
        assertClose(row.grad[i], partials[i], "partial " + i);
      }
    }
  }

  private static void assertClose(double expected, double actual, String what) {
    if (Double.isInfinite(expected) || Double.isNaN(expected)) {
      assertEquals(expected, actual, what);
      return;
    }
    double tolerance = 1e-12 * Math.abs(expected) + 1e-15;
    assertTrue(
        Math.abs(actual - expected) <= tolerance,
        () -> "%s: expected %s but was %s".formatted(what, expected, actual));
  }

  private static List<Row> rows() throws IOException {
    try (Reader file =
        new InputStreamReader(
            PyTorchTableTest.class.getResourceAsStream("/ops.json"), StandardCharsets.UTF_8)) {
      List<Row> rows = new ArrayList<>();
      for (JsonElement row :
          JsonParser.parseReader(file).getAsJsonObject().getAsJsonArray("rows")) {
        rows.add(Row.of(row.getAsJsonObject()));
      }
      return rows;
    }
  }

  private record Row(String op, double[] in, double out, double[] grad) {
    static Row of(JsonObject row) {
      return new Row(
          row.get("op").getAsString(),
          numbers(row.getAsJsonArray("in")),
          row.get("out").getAsDouble(),
          numbers(row.getAsJsonArray("grad")));
    }

    private static double[] numbers(JsonArray array) {
      return StreamSupport.stream(array.spliterator(), false)
          .mapToDouble(JsonElement::getAsDouble)
          .toArray();
    }
  }
}
