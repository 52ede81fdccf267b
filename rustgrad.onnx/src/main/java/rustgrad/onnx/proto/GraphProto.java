package rustgrad.onnx.proto;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Nodes in an order in which they can be computed, and the tensors that are given with them. */
public record GraphProto(
    String name,
    List<NodeProto> nodes,
    List<TensorProto> initializers,
    List<ValueInfoProto> inputs,
    List<ValueInfoProto> outputs) {

  void write(FieldWriter out) {
    out.messages(1, nodes, (fields, node) -> node.write(fields))
        .text(2, name)
        .messages(5, initializers, (fields, tensor) -> tensor.write(fields))
        .messages(11, inputs, (fields, input) -> input.write(fields))
        .messages(12, outputs, (fields, output) -> output.write(fields));
  }

  static GraphProto read(FieldReader in) throws IOException {
    Building b = new Building();
    in.message(b::read);
    return new GraphProto(
        b.name,
        List.copyOf(b.nodes),
        List.copyOf(b.initializers),
        List.copyOf(b.inputs),
        List.copyOf(b.outputs));
  }

  private static final class Building {
    String name = "";
    final List<NodeProto> nodes = new ArrayList<>();
    final List<TensorProto> initializers = new ArrayList<>();
    final List<ValueInfoProto> inputs = new ArrayList<>();
    final List<ValueInfoProto> outputs = new ArrayList<>();

    boolean read(int field, FieldReader in) throws IOException {
      switch (field) {
        case 1 -> nodes.add(NodeProto.read(in));
        case 2 -> name = in.text();
        case 5 -> initializers.add(TensorProto.read(in));
        case 11 -> inputs.add(ValueInfoProto.read(in));
        case 12 -> outputs.add(ValueInfoProto.read(in));
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
