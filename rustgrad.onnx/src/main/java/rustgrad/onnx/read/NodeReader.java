package rustgrad.onnx.read;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import rustgrad.api.Value;
import rustgrad.nn.Model;
import rustgrad.onnx.proto.AttributeProto;
import rustgrad.onnx.proto.ElementType;
import rustgrad.onnx.proto.NodeProto;
import rustgrad.onnx.proto.TensorProto;
import rustgrad.onnx.write.StandardNodes;

/** Reads the nodes of a chain one by one. */
final class NodeReader {
  private static final Set<String> ARITHMETIC = Set.of("Add", "Sub", "Mul", "Div");

  /** What does nothing to rows of numbers at prediction. */
  private static final Set<String> IDENTITIES = Set.of("Identity", "Cast", "Dropout", "Flatten");

  private static final Set<String> OTHERS = Set.of("Gemm", "MatMul", "Softmax", "LeakyRelu");

  private final ReadChain chain;
  private final Map<String, TensorProto> tensors;

  NodeReader(ReadChain chain, Map<String, TensorProto> tensors) {
    this.chain = chain;
    this.tensors = tensors;
  }

  /** The operators that can be read. */
  static Stream<String> supported() {
    return Stream.of(
            ARITHMETIC.stream(), IDENTITIES.stream(), OTHERS.stream(), StandardNodes.unary())
        .flatMap(names -> names);
  }

  /** Such as "Conv 'features.0'". */
  static String describe(NodeProto node) {
    String op = node.domain().isEmpty() ? node.op() : node.domain() + "." + node.op();
    return node.name().isEmpty() ? op : "%s '%s'".formatted(op, node.name());
  }

  void read(NodeProto node) {
    String op = node.op();
    if (op.equals("Gemm")) {
      gemm(node);
    } else if (op.equals("MatMul")) {
      layer(node, 1, false);
    } else if (ARITHMETIC.contains(op)) {
      arithmetic(node);
    } else if (op.equals("Softmax")) {
      long axis = integer(node, "axis", -1);
      check(node, axis == -1 || axis == 1, "is along axis " + axis + "; expected 1 or -1");
      chain.softmax();
    } else if (op.equals("LeakyRelu")) {
      double slope = number(node, "alpha", 0.01f);
      Elementwise function = (i, x) -> x.leakyRelu(slope);
      chain.other(n -> function.model("leakyRelu", n));
    } else if (IDENTITIES.contains(op)) {
      checkIdentity(node);
    } else {
      check(node, !op.equals("Elu") || number(node, "alpha", 1) == 1, "has an alpha; expected 1");
      chain.activation(StandardNodes.opOf(op).orElseThrow());
    }
  }

  /** y = alpha x W + beta c. */
  private void gemm(NodeProto node) {
    check(node, integer(node, "transA", 0) == 0, "transposes its input, the rows");
    double alpha = number(node, "alpha", 1);
    layer(node, alpha, integer(node, "transB", 0) != 0);
    if (node.inputs().size() > 2 && !node.inputs().get(2).isEmpty()) {
      double beta = number(node, "beta", 1);
      double[] bias = vector(node, 2);
      for (int j = 0; j < bias.length; j++) {
        bias[j] *= beta;
      }
      chain.bias(bias);
    }
  }

  private void layer(NodeProto node, double factor, boolean isTransposed) {
    TensorProto tensor = tensor(node, 1);
    List<Long> dims = tensor.dims();
    double[] weights = tensor.numbers();
    check(
        node,
        dims.size() == 2 && weights.length > 0,
        "has weights of shape %s; expected a matrix".formatted(dims));
    int rows = dims.get(0).intValue();
    int columns = dims.get(1).intValue();
    int inputs = isTransposed ? columns : rows;
    check(
        node,
        chain.width() == 0 || chain.width() == inputs,
        "takes %d inputs, but gets %d".formatted(inputs, chain.width()));
    chain.layer(
        inputs,
        isTransposed ? rows : columns,
        scaled(isTransposed ? transposed(weights, rows, columns) : weights, factor));
  }

  private static double[] transposed(double[] matrix, int rows, int columns) {
    double[] transposed = new double[matrix.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed[j * rows + i] = matrix[i * columns + j];
      }
    }
    return transposed;
  }

  private static double[] scaled(double[] numbers, double factor) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= factor;
    }
    return numbers;
  }

  private void arithmetic(NodeProto node) {
    check(node, node.inputs().size() == 2, "does not have two inputs");
    boolean isNumberFirst = tensors.containsKey(node.inputs().get(0));
    double[] c = vector(node, isNumberFirst ? 0 : 1);
    if (node.op().equals("Add") && chain.takesBias()) {
      chain.bias(c);
      return;
    }
    chain.other(
        width -> {
          check(
              node,
              c.length == 1 || c.length == width,
              "has %d numbers for %d columns".formatted(c.length, width));
          double[] all = new double[width];
          Arrays.setAll(all, i -> c[i % c.length]);
          return arithmetic(node.op(), isNumberFirst, all);
        });
  }

  /** With a number for each column. */
  private static Model arithmetic(String op, boolean isNumberFirst, double... c) {
    Elementwise function =
        switch (op) {
          case "Add" -> (i, x) -> x.plus(c[i]);
          case "Mul" -> (i, x) -> x.times(c[i]);
          case "Sub" -> (i, x) -> Value.minus(c[i], x);
          default -> (i, x) -> Value.div(c[i], x);
        };
    boolean isStandardizer = !isNumberFirst && (op.equals("Sub") || op.equals("Div"));
    if (!isStandardizer) {
      return function.model(op, c.length);
    }
    return op.equals("Sub") ? Scaling.minus(c) : Scaling.dividedBy(c);
  }

  private void checkIdentity(NodeProto node) {
    if (node.op().equals("Cast")) {
      long to = integer(node, "to", 0);
      check(
          node,
          to == ElementType.FLOAT.code || to == ElementType.DOUBLE.code,
          "casts to type " + to + "; expected 1 (float) or 11 (double)");
    }
    long axis = integer(node, "axis", 1);
    check(node, axis == 1, "has axis " + axis + "; expected 1, the columns");
  }

  /** A number for each column, or one for all. */
  private double[] vector(NodeProto node, int input) {
    TensorProto tensor = tensor(node, input);
    double[] numbers = tensor.numbers();
    List<Long> dims = tensor.dims();
    long last = dims.isEmpty() ? 1 : dims.get(dims.size() - 1);
    check(
        node,
        numbers.length > 0 && last == numbers.length && dims.size() <= 2,
        "has numbers of shape %s; expected one for each column".formatted(dims));
    check(
        node,
        numbers.length == 1 || chain.width() == 0 || numbers.length == chain.width(),
        "has %d numbers for %d columns".formatted(numbers.length, chain.width()));
    return numbers;
  }

  private TensorProto tensor(NodeProto node, int input) {
    TensorProto tensor =
        input < node.inputs().size() ? tensors.get(node.inputs().get(input)) : null;
    if (tensor == null) {
      throw refused(node, "does not get its numbers as input %d".formatted(input));
    }
    return tensor;
  }

  private static long integer(NodeProto node, String attribute, long otherwise) {
    return node.attribute(attribute).map(AttributeProto::integer).orElse(otherwise);
  }

  private static double number(NodeProto node, String attribute, float otherwise) {
    return node.attribute(attribute).map(AttributeProto::number).orElse(otherwise);
  }

  private static void check(NodeProto node, boolean fits, String otherwise) {
    if (!fits) {
      throw refused(node, otherwise);
    }
  }

  private static IllegalArgumentException refused(NodeProto node, String why) {
    return new IllegalArgumentException(describe(node) + " " + why);
  }
}
