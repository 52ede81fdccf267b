package rustgrad.onnx.contract;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import rustgrad.api.Value;
import rustgrad.onnx.proto.ElementType;
import rustgrad.onnx.proto.ModelProto;
import rustgrad.onnx.proto.NodeProto;
import rustgrad.onnx.proto.TensorProto;

/**
 * Computes the operators that are written, as ONNX's reference says, with the JDK's functions, and
 * our erf. Knows those of float64 that ONNX Runtime has; float32 is computed in double.
 */
final class Evaluator {
  private static final Map<String, DoubleUnaryOperator> UNARY =
      Map.ofEntries(
          Map.entry("Abs", Math::abs),
          Map.entry("Exp", Math::exp),
          Map.entry("Floor", Math::floor),
          Map.entry("Log", Math::log),
          Map.entry("Neg", x -> -x),
          Map.entry("Not", x -> x == 0 ? 1 : 0),
          Map.entry("Relu", x -> Math.max(x, 0)),
          Map.entry("Sigmoid", x -> 1 / (1 + Math.exp(-x))),
          Map.entry("Sign", Math::signum),
          Map.entry("Sin", Math::sin),
          Map.entry("Sqrt", Math::sqrt),
          Map.entry("Tanh", Math::tanh),
          Map.entry("Identity", x -> x),
          Map.entry("Cast", x -> x),
          Map.entry("Squeeze", x -> x));

  private static final Map<String, DoubleUnaryOperator> IN_FLOAT32 =
      Map.of(
          "Acos", Math::acos,
          "Asin", Math::asin,
          "Atan", Math::atan,
          "Cos", Math::cos,
          "Cosh", Math::cosh,
          "Erf", x -> Value.constant(x).erf().item(),
          "Elu", x -> x > 0 ? x : Math.expm1(x),
          "Sinh", Math::sinh,
          "Softplus", x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
          "Tan", Math::tan);

  private static final Map<String, DoubleBinaryOperator> BINARY =
      Map.ofEntries(
          Map.entry("Add", (a, b) -> a + b),
          Map.entry("Sub", (a, b) -> a - b),
          Map.entry("Mul", (a, b) -> a * b),
          Map.entry("Div", (a, b) -> a / b),
          Map.entry("Pow", Math::pow),
          Map.entry("Max", Math::max),
          Map.entry("Min", Math::min),
          Map.entry("Sum", Double::sum),
          Map.entry("Less", (a, b) -> a < b ? 1 : 0),
          Map.entry("LessOrEqual", (a, b) -> a <= b ? 1 : 0),
          Map.entry("Greater", (a, b) -> a > b ? 1 : 0),
          Map.entry("GreaterOrEqual", (a, b) -> a >= b ? 1 : 0),
          Map.entry("Equal", (a, b) -> a == b ? 1 : 0));

  private final Map<String, Array> values = new HashMap<>();
  private final boolean isFloat32;

  private Evaluator(boolean isFloat32) {
    this.isFloat32 = isFloat32;
  }

  static Outputs run(byte[] file, double[][] rows) throws IOException {
    ModelProto model = ModelProto.read(file);
    Evaluator evaluator =
        new Evaluator(model.graph().inputs().get(0).code() == ElementType.FLOAT.code);
    evaluator.values.put("input", Array.of(rows));
    List<String> classes = List.of();
    for (TensorProto tensor : model.graph().initializers()) {
      if (tensor.code() == ElementType.STRING.code) {
        classes = tensor.texts();
      } else {
        evaluator.values.put(tensor.name(), array(tensor));
      }
    }
    model.graph().nodes().forEach(evaluator::evaluate);
    return evaluator.outputs(model, classes);
  }

  private static Array array(TensorProto tensor) {
    double[] numbers = tensor.numbers();
    int rows = tensor.dims().size() == 2 ? tensor.dims().get(0).intValue() : 1;
    return new Array(rows, numbers.length / rows, numbers);
  }

  private Outputs outputs(ModelProto model, List<String> classes) {
    Array y = values.get(model.graph().outputs().get(0).name());
    double[][] rows = IntStream.range(0, y.rows()).mapToObj(y::row).toArray(double[][]::new);
    List<String> labels =
        classes.isEmpty()
            ? List.of()
            : Arrays.stream(values.get("label").numbers())
                .mapToObj(number -> classes.get((int) number))
                .toList();
    return new Outputs(rows, labels);
  }

  private void evaluate(NodeProto node) {
    List<Array> x = node.inputs().stream().map(values::get).toList();
    if (node.op().equals("Split")) {
      for (int i = 0; i < node.outputs().size(); i++) {
        values.put(node.outputs().get(i), x.get(0).column(i));
      }
    } else {
      values.put(node.outputs().get(0), output(node, x));
    }
  }

  private Array output(NodeProto node, List<Array> x) {
    DoubleUnaryOperator unary = UNARY.get(node.op());
    if (unary == null && isFloat32) {
      unary = IN_FLOAT32.get(node.op());
    }
    if (unary != null) {
      return x.get(0).map(unary);
    }
    DoubleBinaryOperator binary = BINARY.get(node.op());
    if (binary != null) {
      return x.stream().reduce((a, b) -> a.with(b, binary)).orElseThrow();
    }
    return switch (node.op()) {
      case "Gemm" -> x.get(0).times(x.get(1).transposed()).with(x.get(2), Double::sum);
      case "MatMul" -> x.get(0).times(x.get(1));
      case "Where" -> x.get(0).choose(x.get(1), x.get(2));
      case "Concat" -> x.stream().reduce(Array::beside).orElseThrow();
      case "Shape" -> Array.scalar(x.get(0).rows());
      case "Expand" -> x.get(0).with(new Array((int) x.get(1).get(0, 0), 1, ones(x)), (a, b) -> a);
      case "Softmax" -> softmax(x.get(0));
      case "ArgMax" -> argMax(x.get(0));
      case "Gather" -> x.get(1);
      default -> throw new AssertionError(node.op() + " of float64 is not in ONNX Runtime");
    };
  }

  private static double[] ones(List<Array> x) {
    double[] ones = new double[(int) x.get(1).get(0, 0)];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static Array softmax(Array x) {
    Array exponentials = x.map(Math::exp);
    double[] sums =
        IntStream.range(0, x.rows())
            .mapToDouble(r -> Arrays.stream(exponentials.row(r)).sum())
            .toArray();
    return exponentials.with(new Array(x.rows(), 1, sums), (a, b) -> a / b);
  }

  private static Array argMax(Array x) {
    double[] places =
        IntStream.range(0, x.rows())
            .mapToDouble(
                r ->
                    IntStream.range(0, x.columns())
                        .reduce((a, b) -> x.get(r, b) > x.get(r, a) ? b : a)
                        .orElseThrow())
            .toArray();
    return new Array(x.rows(), 1, places);
  }
}
