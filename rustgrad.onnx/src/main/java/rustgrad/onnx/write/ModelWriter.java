package rustgrad.onnx.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.api.spi.Dispatcher;
import rustgrad.nn.Activation;
import rustgrad.nn.Linear;
import rustgrad.nn.MLP;
import rustgrad.nn.Model;
import rustgrad.nn.Sequential;
import rustgrad.nn.Standardizer;
import rustgrad.onnx.proto.AttributeProto;

/**
 * Writes models: a layer as one node, and what has no known structure by running it on the columns
 * of its input.
 */
final class ModelWriter {
  private final GraphEngine engine;
  private final GraphWriter graph;

  ModelWriter(GraphEngine engine) {
    this.engine = engine;
    this.graph = engine.graph();
  }

  /**
   * The outputs of a model, side by side.
   *
   * @param prefix what stands before the names of its parameters
   */
  GraphValue write(Model model, GraphValue x, String prefix) {
    if (model instanceof Linear linear) {
      return layer(linear, x, prefix);
    }
    if (model instanceof Activation activation) {
      return activation(activation, x);
    }
    if (model instanceof Standardizer standardizer) {
      return standardized(standardizer, x, prefix);
    }
    if (model instanceof MLP mlp) {
      GraphValue y = layer(mlp.layers().get(0), x, prefix + "layers.0.");
      for (int k = 1; k < mlp.layers().size(); k++) {
        GraphValue active = activation(Activation.of(mlp.activation(), y.width), y);
        y = layer(mlp.layers().get(k), active, prefix + "layers." + k + ".");
      }
      return y;
    }
    if (model instanceof Sequential sequential) {
      GraphValue y = x;
      for (int k = 0; k < sequential.parts().size(); k++) {
        y = write(sequential.parts().get(k), y, prefix + k + ".");
      }
      return y;
    }
    engine.name(model.namedParameters(), prefix);
    return function(model::forward, model.outputs(), x);
  }

  /** y = x W^T + b. */
  private GraphValue layer(Linear linear, GraphValue x, String prefix) {
    int inputs = linear.inputs();
    int outputs = linear.outputs();
    double[] items = linear.parameters().items();
    int biases = inputs * outputs;
    String weight =
        graph.numbers(
            prefix + "weight",
            List.of((long) outputs, (long) inputs),
            Arrays.copyOfRange(items, 0, biases));
    String bias =
        graph.numbers(
            prefix + "bias",
            List.of((long) outputs),
            Arrays.copyOfRange(items, biases, items.length));
    String y = graph.node("Gemm", List.of(x.name, weight, bias), AttributeProto.of("transB", 1L));
    return engine.value(y, outputs);
  }

  /** y = (x - means) / deviations. */
  private GraphValue standardized(Standardizer standardizer, GraphValue x, String prefix) {
    List<Long> row = List.of(1L, (long) x.width);
    String means = graph.numbers(prefix + "means", row, standardizer.means());
    String deviations = graph.divisors(prefix + "deviations", row, standardizer.deviations());
    String distance = graph.node("Sub", List.of(x.name, means));
    return engine.value(graph.node("Div", List.of(distance, deviations)), x.width);
  }

  /** On all columns at once, unless the op is a number whatever it gets. */
  private GraphValue activation(Activation activation, GraphValue x) {
    return Value.of(activation.op(), x) instanceof GraphValue y
        ? y
        : function(activation::forward, x.width, x);
  }

  /** The outputs of a function, side by side. */
  GraphValue function(Function<Value[], Value[]> function, int outputs, GraphValue x) {
    Value[] y = apply(function, columns(x));
    if (y == null || y.length != outputs) {
      throw new IllegalArgumentException(
          "the function returned %s values; expected %d"
              .formatted(y == null ? "no" : y.length, outputs));
    }
    List<Value> columns = new ArrayList<>();
    for (Value value : y) {
      columns.add(column(Dispatcher.standIn(value), x));
    }
    return engine.value(engine.concat(columns), outputs);
  }

  private static Value[] apply(Function<Value[], Value[]> function, Value[] x) {
    try {
      return function.apply(x);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "the function uses an array index that does not exist: %s; it got %d inputs"
              .formatted(e.getMessage(), x.length),
          e);
    }
  }

  private Value[] columns(GraphValue x) {
    if (x.width == 1) {
      return new Value[] {x};
    }
    double[] ones = new double[x.width];
    Arrays.fill(ones, 1);
    return graph
        .nodes(
            x.width,
            "Split",
            List.of(x.name, graph.integers("ones", ones)),
            AttributeProto.of("axis", 1L))
        .stream()
        .map(name -> engine.value(name, 1))
        .toArray(Value[]::new);
  }

  /** An output; a number becomes a column of it. */
  private Value column(Value value, GraphValue x) {
    if (value instanceof GraphValue) {
      return value;
    }
    String rows =
        graph.node(
            "Shape", List.of(x.name), AttributeProto.of("start", 0L), AttributeProto.of("end", 1L));
    String shape =
        graph.node(
            "Concat", List.of(rows, graph.integers("one", 1)), AttributeProto.of("axis", 0L));
    String number = graph.numbers("number", List.of(1L, 1L), Dispatcher.eager().number(value));
    return engine.value(graph.node("Expand", List.of(number, shape)), 1);
  }
}
