package rustgrad.core.eager;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.api.Value;

/** Random graphs whose values and gradients come from PyTorch 1.13, float64. */
class GoldenGraphsTest {

  record Graphs(List<Graph> graphs) {}

  record Graph(double[] leaves, List<Step> nodes, double out, double[] grad) {}

  record Step(String op, int[] in) {}

  static Stream<Graph> graphs() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            GoldenGraphsTest.class.getResourceAsStream("/graphs.json"), StandardCharsets.UTF_8)) {
      return new Gson().fromJson(reader, Graphs.class).graphs().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void valueAndGradientAreThoseOfPyTorch(Graph graph) {
    Value[] leaves = ValueTest.leaves(graph.leaves());
    Value[] values = Arrays.copyOf(leaves, leaves.length + graph.nodes().size());
    int next = leaves.length;
    for (Step step : graph.nodes()) {
      values[next] = apply(step, Arrays.copyOf(values, next));
      next++;
    }
    Value out = values[next - 1];
    out.backward();
    assertNear(graph.out(), out.item());
    for (int i = 0; i < leaves.length; i++) {
      assertNear(graph.grad()[i], leaves[i].grad());
    }
  }

  private static void assertNear(double torch, double ours) {
    assertEquals(torch, ours, 1e-12 * Math.abs(torch) + 1e-12);
  }

  private static Value apply(Step step, Value[] values) {
    Value[] in = Arrays.stream(step.in()).mapToObj(i -> values[i]).toArray(Value[]::new);
    return switch (step.op()) {
      case "plus" -> in[0].plus(in[1]);
      case "minus" -> in[0].minus(in[1]);
      case "times" -> in[0].times(in[1]);
      case "div" -> in[0].div(in[1]);
      case "neg" -> in[0].negate();
      case "sum" -> Value.sum(in);
      default -> in[0].apply(step.op(), Arrays.copyOfRange(in, 1, in.length));
    };
  }
}
