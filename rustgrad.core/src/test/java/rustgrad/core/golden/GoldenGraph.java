package rustgrad.core.golden;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import rustgrad.api.Value;

/** A random function of its leaves, with what PyTorch 1.13 says of it in float64. */
public record GoldenGraph(
    double[] leaves, List<Step> nodes, double out, double[] grad, double[][] hessian)
    implements Function<Value[], Value> {

  private record Graphs(List<GoldenGraph> graphs) {}

  public record Step(String op, int[] in) {}

  public static Stream<GoldenGraph> all() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            GoldenGraph.class.getResourceAsStream("/graphs.json"), StandardCharsets.UTF_8)) {
      return new Gson().fromJson(reader, Graphs.class).graphs().stream();
    }
  }

  @Override
  public Value apply(Value[] x) {
    Value[] values = Arrays.copyOf(x, x.length + nodes.size());
    int next = x.length;
    for (Step step : nodes) {
      values[next] = apply(step, values);
      next++;
    }
    return values[next - 1];
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

  /** Such as "6 inputs, 102 steps". */
  @Override
  public String toString() {
    return leaves.length + " inputs, " + nodes.size() + " steps";
  }
}
