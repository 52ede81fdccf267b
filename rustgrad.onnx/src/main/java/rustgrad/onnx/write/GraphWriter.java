package rustgrad.onnx.write;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import rustgrad.onnx.proto.AttributeProto;
import rustgrad.onnx.proto.ElementType;
import rustgrad.onnx.proto.GraphProto;
import rustgrad.onnx.proto.NodeProto;
import rustgrad.onnx.proto.TensorProto;
import rustgrad.onnx.proto.ValueInfoProto;

/**
 * Collects the nodes and initializers of a graph. The same node of the same inputs, and the same
 * numbers of the same name, are written once; what no output needs is left out at the end.
 */
final class GraphWriter {
  /** What protobuf can hold, with room for the nodes. */
  private static final long MOST_BYTES = 1_900_000_000;

  /** What a node computes. */
  private record Operation(
      String op, List<String> inputs, List<AttributeProto> attributes, int outputs) {}

  /** What an initializer holds. */
  private record Content(String name, List<Long> dims, ByteBuffer raw) {}

  private final ElementType type;
  private final Map<Operation, NodeProto> nodes = new LinkedHashMap<>();
  private final Map<Content, TensorProto> initializers = new LinkedHashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, String> outputNames = new HashMap<>();
  private long bytes;

  GraphWriter(ElementType type) {
    this.type = type;
  }

  /** FLOAT or DOUBLE: what all numbers of the graph are. */
  ElementType type() {
    return type;
  }

  /** This name, or if it has been used already, one like it. */
  String unused(String name) {
    int before = uses.merge(name, 1, Integer::sum) - 1;
    return before == 0 ? name : unused(name + "_" + (before + 1));
  }

  /** The output of a node. */
  String node(String op, List<String> inputs, AttributeProto... attributes) {
    return nodes(1, op, inputs, attributes).get(0);
  }

  /** The outputs of a node. */
  List<String> nodes(int outputs, String op, List<String> inputs, AttributeProto... attributes) {
    Operation operation = new Operation(op, List.copyOf(inputs), List.of(attributes), outputs);
    return nodes.computeIfAbsent(operation, this::named).outputs();
  }

  private NodeProto named(Operation operation) {
    String name = unused(operation.op.toLowerCase(Locale.ROOT));
    List<String> outputs = new ArrayList<>();
    for (int i = 0; i < operation.outputs; i++) {
      outputs.add(unused(operation.outputs == 1 ? name + ".out" : name + ".out." + i));
    }
    return new NodeProto(name, operation.op, "", operation.inputs, outputs, operation.attributes);
  }

  /**
   * Numbers of the type of the graph.
   *
   * @throws IllegalArgumentException if one of them is too large for that
   */
  String numbers(String name, List<Long> dims, double... numbers) {
    for (double number : numbers) {
      if (type == ElementType.FLOAT
          && Double.isFinite(number)
          && Float.isInfinite((float) number)) {
        throw beyondFloat32(name, number);
      }
    }
    return initializer(TensorProto.of(name, type, dims, numbers));
  }

  /**
   * Numbers of the type of the graph to divide by.
   *
   * @throws IllegalArgumentException if one of them is too large or too small for that
   */
  String divisors(String name, List<Long> dims, double... numbers) {
    for (double number : numbers) {
      if (type == ElementType.FLOAT && (float) number == 0) {
        throw beyondFloat32(name, number);
      }
    }
    return numbers(name, dims, numbers);
  }

  private static IllegalArgumentException beyondFloat32(String name, double number) {
    return new IllegalArgumentException(
        "%s has the number %s, which float32 cannot hold; write it in float64"
            .formatted(name, number));
  }

  /** Integers, as shapes and sizes are. */
  String integers(String name, double... integers) {
    return initializer(
        TensorProto.of(name, ElementType.INT64, List.of((long) integers.length), integers));
  }

  String texts(String name, List<String> texts) {
    TensorProto tensor = TensorProto.of(unused(name), texts);
    initializers.put(new Content(tensor.name(), tensor.dims(), ByteBuffer.allocate(0)), tensor);
    return tensor.name();
  }

  private String initializer(TensorProto tensor) {
    Content content = new Content(tensor.name(), tensor.dims(), ByteBuffer.wrap(tensor.raw()));
    return initializers.computeIfAbsent(content, key -> counted(tensor)).name();
  }

  private TensorProto counted(TensorProto tensor) {
    bytes += tensor.raw().length;
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "the parameters and constants take more than %d bytes, which an ONNX file cannot hold"
              .formatted(MOST_BYTES));
    }
    return tensor.named(unused(tensor.name()));
  }

  /** The graph, without what its outputs do not need. */
  GraphProto graph(String name, ValueInfoProto input, List<ValueInfoProto> outputs) {
    List<NodeProto> needed = new ArrayList<>();
    Set<String> read = new HashSet<>();
    read.addAll(outputNames.keySet());
    ArrayDeque<NodeProto> backwards = new ArrayDeque<>();
    nodes.values().forEach(backwards::push);
    for (NodeProto node : backwards) {
      if (!Collections.disjoint(node.outputs(), read)) {
        needed.add(node);
        read.addAll(node.inputs());
      }
    }
    Collections.reverse(needed);
    needed.replaceAll(node -> node.renamed(this::finalName));
    List<TensorProto> tensors =
        initializers.values().stream().filter(tensor -> read.contains(tensor.name())).toList();
    return new GraphProto(name, needed, tensors, List.of(input), outputs);
  }

  private String finalName(String value) {
    return outputNames.getOrDefault(value, value);
  }

  /** Gives a value the name of an output, which no other value has. */
  void output(String value, String name) {
    if (nodes.values().stream().anyMatch(node -> node.outputs().contains(value))
        && !outputNames.containsKey(value)) {
      outputNames.put(value, name);
    } else {
      outputNames.put(node("Identity", List.of(value)), name);
    }
  }
}
