package rustgrad.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rustgrad.onnx.proto.AttributeProto;
import rustgrad.onnx.proto.ElementType;
import rustgrad.onnx.proto.GraphProto;
import rustgrad.onnx.proto.ModelProto;
import rustgrad.onnx.proto.NodeProto;
import rustgrad.onnx.proto.TensorProto;
import rustgrad.onnx.proto.ValueInfoProto;

/**
 * A file of others: nodes one after another, each with further inputs; the numbers stand in these
 * tensors.
 */
final class Chain {
  private final List<NodeProto> nodes = new ArrayList<>();
  private final List<TensorProto> tensors = new ArrayList<>();

  Chain then(String op, List<AttributeProto> attributes, TensorProto... others) {
    List<String> inputs = new ArrayList<>(List.of("v" + nodes.size()));
    for (TensorProto tensor : others) {
      tensors.add(tensor.named("t" + tensors.size()));
      inputs.add(tensors.get(tensors.size() - 1).name());
    }
    return add(op, attributes, inputs);
  }

  Chain reversed(String op, TensorProto other) {
    tensors.add(other.named("t" + tensors.size()));
    return add(op, List.of(), List.of(tensors.get(tensors.size() - 1).name(), "v" + nodes.size()));
  }

  private Chain add(String op, List<AttributeProto> attributes, List<String> inputs) {
    String name = op.toLowerCase(Locale.ROOT) + nodes.size();
    nodes.add(new NodeProto(name, op, "", inputs, List.of("v" + (nodes.size() + 1)), attributes));
    return this;
  }

  byte[] bytes() {
    int type = ElementType.DOUBLE.code;
    GraphProto graph =
        new GraphProto(
            "g",
            nodes,
            tensors,
            List.of(new ValueInfoProto("v0", type, List.of("n", "2"))),
            List.of(new ValueInfoProto("v" + nodes.size(), type, List.of())));
    return new ModelProto(8, "test", 17, Map.of(), graph).toByteArray();
  }

  static TensorProto tensor(List<Long> dims, double... numbers) {
    return TensorProto.of("", ElementType.DOUBLE, dims, numbers);
  }

  static TensorProto vector(double... numbers) {
    return tensor(List.of((long) numbers.length), numbers);
  }
}
