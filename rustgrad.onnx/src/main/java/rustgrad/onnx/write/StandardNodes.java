package rustgrad.onnx.write;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Op;
import rustgrad.api.Value;
import rustgrad.onnx.proto.ElementType;

/**
 * The ops of rustgrad.ops that ONNX has. Where ONNX Runtime computes one in float32 only, a graph
 * of float64 gets the expression of the op instead.
 */
public final class StandardNodes {
  private static final double SQRT_HALF = 0.7071067811865476;

  private static final Map<String, String> IN_BOTH_TYPES =
      Map.ofEntries(
          Map.entry("abs", "Abs"),
          Map.entry("exp", "Exp"),
          Map.entry("floor", "Floor"),
          Map.entry("log", "Log"),
          Map.entry("max", "Max"),
          Map.entry("maxOf", "Max"),
          Map.entry("min", "Min"),
          Map.entry("minOf", "Min"),
          Map.entry("pow", "Pow"),
          Map.entry("relu", "Relu"),
          Map.entry("sigmoid", "Sigmoid"),
          Map.entry("sign", "Sign"),
          Map.entry("sin", "Sin"),
          Map.entry("sqrt", "Sqrt"),
          Map.entry("tanh", "Tanh"));

  private static final Map<String, String> IN_FLOAT32 =
      Map.ofEntries(
          Map.entry("acos", "Acos"),
          Map.entry("asin", "Asin"),
          Map.entry("atan", "Atan"),
          Map.entry("cos", "Cos"),
          Map.entry("cosh", "Cosh"),
          Map.entry("elu", "Elu"),
          Map.entry("erf", "Erf"),
          Map.entry("sinh", "Sinh"),
          Map.entry("softplus", "Softplus"),
          Map.entry("tan", "Tan"));

  private static final Set<String> SEVERAL_INPUTS = Set.of("max", "maxOf", "min", "minOf", "pow");

  private StandardNodes() {}

  /** The operators that are an op of one input. */
  public static Stream<String> unary() {
    return entries().map(Map.Entry::getValue);
  }

  /** The op of one input that an operator is, if it is one. */
  public static Optional<String> opOf(String node) {
    return entries()
        .filter(entry -> entry.getValue().equals(node))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Stream<Map.Entry<String, String>> entries() {
    return Stream.of(IN_BOTH_TYPES, IN_FLOAT32)
        .flatMap(nodes -> nodes.entrySet().stream())
        .filter(entry -> !SEVERAL_INPUTS.contains(entry.getKey()));
  }

  /** The value of a standard op; null if it is none, or ONNX does not have it. */
  static @Nullable Value write(GraphEngine engine, Op op, Value... x) {
    if (!op.getClass().getPackageName().equals("rustgrad.ops")) { // another may have its name
      return null;
    }
    boolean isFloat32 = engine.graph().type() == ElementType.FLOAT;
    if (isFloat32 && op.name().equals("gelu")) {
      return gelu(x[0]);
    }
    String node = IN_BOTH_TYPES.get(op.name());
    if (node == null && isFloat32) {
      node = IN_FLOAT32.get(op.name());
    }
    return node == null ? null : engine.elementwise(node, x);
  }

  /** x (1 + erf(x / sqrt(2))) / 2: the form that runtimes know and compute as one. */
  private static Value gelu(Value x) {
    return x.times(x.times(SQRT_HALF).erf().plus(1)).times(0.5);
  }
}
