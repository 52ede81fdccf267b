package rustgrad.onnx.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;
import rustgrad.onnx.proto.ElementType;
import rustgrad.onnx.proto.GraphProto;
import rustgrad.onnx.proto.ModelProto;
import rustgrad.onnx.proto.NodeProto;
import rustgrad.onnx.proto.TensorProto;
import rustgrad.onnx.proto.ValueInfoProto;

/** Follows the chain of nodes from the input of a graph to its first output of numbers. */
public final class ModelReader {
  private static final String CONSTANT = "Constant";

  /** What an output is called that a Predictor computes from those of its model. */
  private static final String PROBABILITIES = "probabilities";

  private final GraphProto graph;
  private final Map<String, NodeProto> producers = new HashMap<>();
  private final Map<String, TensorProto> tensors = new HashMap<>();

  private ModelReader(GraphProto graph) {
    this.graph = graph;
    for (TensorProto tensor : graph.initializers()) {
      add(tensors, tensor.name(), tensor);
    }
    for (NodeProto node : graph.nodes()) {
      node.outputs().stream()
          .filter(output -> !output.isEmpty())
          .forEach(output -> add(producers, output, node));
      if (node.op().equals(CONSTANT)) {
        node.attribute("value")
            .flatMap(value -> value.tensor())
            .ifPresent(tensor -> node.outputs().forEach(name -> tensors.put(name, tensor)));
      }
    }
  }

  private static <T> void add(Map<String, T> all, String name, T one) {
    if (all.put(name, one) != null) {
      throw new IllegalArgumentException("'%s' is computed twice".formatted(name));
    }
  }

  /**
   * The model that a graph is, with the names that the metadata has.
   *
   * @throws IllegalArgumentException if it is not a chain of what is supported, or there are not as
   *     many names as inputs or classes
   */
  public static Predictor read(ModelProto proto) {
    Predictor predictor = Predictor.of(new ModelReader(proto.graph()).read());
    String[] inputs = names(proto, "input.");
    if (inputs.length > 0) {
      predictor = predictor.withInputNames(inputs);
    }
    String[] classes = names(proto, "class.");
    return classes.length > 0 ? predictor.withClassNames(classes) : predictor;
  }

  private static String[] names(ModelProto proto, String kind) {
    Map<String, String> metadata = proto.metadata();
    List<String> names = new ArrayList<>();
    for (String name = metadata.get(kind + 0);
        name != null;
        name = metadata.get(kind + names.size())) {
      names.add(name);
    }
    return names.toArray(String[]::new);
  }

  private Model read() {
    String output = output();
    checkSupported(output);
    ReadChain chain = new ReadChain();
    NodeReader reader = new NodeReader(chain, tensors);
    for (NodeProto node : chainTo(output)) {
      reader.read(node);
    }
    if (output.equals(PROBABILITIES)) {
      chain.leaveOutProbabilities();
    }
    Model model = chain.toModel();
    checkInput(model);
    return model;
  }

  private String output() {
    return graph.outputs().stream()
        .filter(output -> isNumber(output.code()))
        .map(ValueInfoProto::name)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "it has no output of type float or double, but %s"
                        .formatted(graph.outputs().stream().map(ValueInfoProto::name).toList())));
  }

  private static boolean isNumber(int code) {
    return code == ElementType.FLOAT.code || code == ElementType.DOUBLE.code;
  }

  /** All nodes at once, so that one sees what is missing. */
  private void checkSupported(String output) {
    Set<NodeProto> needed = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(output));
    while (!open.isEmpty()) {
      NodeProto node = producers.get(open.pop());
      if (node != null && needed.add(node)) {
        open.addAll(node.inputs());
      }
    }
    List<String> unsupported =
        graph.nodes().stream()
            .filter(needed::contains)
            .filter(node -> !isSupported(node))
            .map(NodeReader::describe)
            .toList();
    if (!unsupported.isEmpty()) {
      throw new IllegalArgumentException(
          "unsupported nodes: %s; supported are %s"
              .formatted(
                  String.join(", ", unsupported),
                  Stream.concat(NodeReader.supported(), Stream.of(CONSTANT))
                      .sorted()
                      .collect(Collectors.joining(", "))));
    }
  }

  private static boolean isSupported(NodeProto node) {
    boolean isStandard = node.domain().isEmpty() || node.domain().equals("ai.onnx");
    return isStandard
        && (node.op().equals(CONSTANT) || NodeReader.supported().anyMatch(node.op()::equals));
  }

  /** The nodes that lead from the input to an output, the first one first. */
  private List<NodeProto> chainTo(String output) {
    List<NodeProto> chain = new ArrayList<>();
    String at = output;
    for (NodeProto node = producers.get(at); node != null; node = producers.get(at)) {
      if (chain.size() >= graph.nodes().size()) {
        throw new IllegalArgumentException("its nodes run in a circle");
      }
      chain.add(0, node);
      List<String> computed =
          node.inputs().stream()
              .filter(name -> !name.isEmpty() && !tensors.containsKey(name))
              .toList();
      if (computed.size() != 1) {
        throw new IllegalArgumentException(
            "%s has %d inputs that are computed, %s; expected one, as in a chain of layers"
                .formatted(NodeReader.describe(node), computed.size(), computed));
      }
      at = computed.get(0);
    }
    if (!inputs().contains(at)) {
      throw new IllegalArgumentException(
          "its output comes from '%s', which is neither computed nor an input".formatted(at));
    }
    return chain;
  }

  /** Without the initializers, which older files list among the inputs. */
  private List<String> inputs() {
    return graph.inputs().stream()
        .map(ValueInfoProto::name)
        .filter(name -> !tensors.containsKey(name))
        .toList();
  }

  private void checkInput(Model model) {
    for (ValueInfoProto input : graph.inputs()) {
      List<String> dims = input.dims();
      boolean fits =
          tensors.containsKey(input.name())
              || dims.isEmpty()
              || dims.size() == 2
                  && (!dims.get(1).matches("\\d+")
                      || dims.get(1).equals(String.valueOf(model.inputs())));
      if (!fits) {
        throw new IllegalArgumentException(
            "its input '%s' has the shape %s; expected rows of %d numbers, as its first layer takes"
                .formatted(input.name(), dims, model.inputs()));
      }
    }
  }
}
