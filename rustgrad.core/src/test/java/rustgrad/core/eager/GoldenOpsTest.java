package rustgrad.core.eager;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

/** A table of values and gradients from PyTorch 1.13, float64, computed here through Value. */
class GoldenOpsTest {

  record Table(List<Row> rows) {}

  record Row(String op, double[] in, double out, double[] grad) {}

  @Test
  void everyRowOfTheTableIsReproduced() throws IOException {
    List<Row> rows = read();
    assertEquals(1469, rows.size());
    for (Row row : rows) {
      Value[] in = ValueTest.leaves(row.in());
      Value out = apply(row.op(), in);
      out.backward();
      assertNear(row, row.out(), out.item());
      for (int i = 0; i < in.length; i++) {
        if (!Double.isNaN(row.grad()[i])) { // a finite limit is welcome in its place
          assertNear(row, row.grad()[i], in[i].grad());
        }
      }
    }
  }

  private static List<Row> read() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            GoldenOpsTest.class.getResourceAsStream("/ops.json"), StandardCharsets.UTF_8)) {
      return new Gson().fromJson(reader, Table.class).rows();
    }
  }

  private static Value apply(String op, Value[] in) {
    return switch (op) {
      case "plus" -> in[0].plus(in[1]);
      case "minus" -> in[0].minus(in[1]);
      case "times" -> in[0].times(in[1]);
      case "div" -> in[0].div(in[1]);
      case "neg" -> in[0].negate();
      default -> in[0].apply(op, Arrays.copyOfRange(in, 1, in.length));
    };
  }

  private static void assertNear(Row row, double torch, double ours) {
    String what = row.op() + Arrays.toString(row.in());
    if (Double.isInfinite(torch) || Double.isNaN(torch)) {
      assertEquals(torch, ours, what);
    } else {
      assertEquals(torch, ours, 1e-12 * Math.abs(torch) + 1e-15, what);
    }
  }
}
