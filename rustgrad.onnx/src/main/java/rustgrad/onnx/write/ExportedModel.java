package rustgrad.onnx.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rustgrad.api.spi.Dispatcher;
import rustgrad.nn.Model;
import rustgrad.onnx.proto.AttributeProto;
import rustgrad.onnx.proto.ElementType;
import rustgrad.onnx.proto.ModelProto;
import rustgrad.onnx.proto.ValueInfoProto;

/**
 * A model, and how it is written.
 *
 * @param inputNames of all inputs, or none
 * @param classNames of all classes, or none
 */
public record ExportedModel(
    Model model,
    boolean isFloat32,
    boolean hasProbabilities,
    List<String> inputNames,
    List<String> classNames) {
  /** Of ONNX 1.12 (2022): every runtime of today reads it, and it has all that is needed. */
  private static final long OPSET = 17;

  private static final long IR_VERSION = 8;

  private static final String INPUT = "input";
  private static final String SCORES = "output";
  private static final String PROBABILITIES = "probabilities";
  private static final String LABEL = "label";
  private static final String ROWS = "batch";
  private static final AttributeProto COLUMNS = AttributeProto.of("axis", 1L);

  /** The file, with the numbers that the parameters have now. */
  public ModelProto toProto() {
    return Dispatcher.lifting(() -> Dispatcher.recording(true, this::write));
  }

  private ModelProto write() {
    GraphWriter graph = new GraphWriter(isFloat32 ? ElementType.FLOAT : ElementType.DOUBLE);
    List.of(INPUT, SCORES, PROBABILITIES, LABEL).forEach(graph::unused);
    GraphEngine engine = new GraphEngine(graph);
    try {
      GraphValue x = engine.value(INPUT, model.inputs());
      return file(graph, new ModelWriter(engine).write(model, x, ""));
    } finally {
      engine.close();
    }
  }

  private ModelProto file(GraphWriter graph, GraphValue scores) {
    List<ValueInfoProto> outputs = new ArrayList<>();
    String name = hasProbabilities ? PROBABILITIES : SCORES;
    outputs.add(table(graph, name, scores.width));
    graph.output(hasProbabilities ? probabilities(graph, scores) : scores.name, name);
    if (!classNames.isEmpty()) {
      outputs.add(new ValueInfoProto(LABEL, ElementType.STRING.code, List.of(ROWS)));
      graph.output(label(graph, scores), LABEL);
    }
    ValueInfoProto input = table(graph, INPUT, model.inputs());
    return new ModelProto(
        IR_VERSION, "rustgrad", OPSET, metadata(), graph.graph("rustgrad", input, outputs));
  }

  private static ValueInfoProto table(GraphWriter graph, String name, int width) {
    return new ValueInfoProto(name, graph.type().code, List.of(ROWS, String.valueOf(width)));
  }

  private static String probabilities(GraphWriter graph, GraphValue scores) {
    return scores.width == 1
        ? graph.node("Sigmoid", List.of(scores.name))
        : graph.node("Softmax", List.of(scores.name), COLUMNS);
  }

  /** The name of the class of the greatest score; of one score, of class 1 if it is above 0. */
  private String label(GraphWriter graph, GraphValue scores) {
    String number =
        scores.width == 1
            ? isPositive(graph, scores)
            : graph.node(
                "ArgMax", List.of(scores.name), COLUMNS, AttributeProto.of("keepdims", 0L));
    return graph.node("Gather", List.of(graph.texts("classes", classNames), number));
  }

  /** 1 or 0 for each row. */
  private static String isPositive(GraphWriter graph, GraphValue score) {
    String positive =
        graph.node("Greater", List.of(score.name, graph.numbers("zero", List.of(), 0)));
    String number =
        graph.node(
            "Cast", List.of(positive), AttributeProto.of("to", (long) ElementType.INT64.code));
    return graph.node("Squeeze", List.of(number, graph.integers("one", 1)));
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (int i = 0; i < inputNames.size(); i++) {
      metadata.put("input." + i, inputNames.get(i));
    }
    for (int i = 0; i < classNames.size(); i++) {
      metadata.put("class." + i, classNames.get(i));
    }
    return metadata;
  }
}
