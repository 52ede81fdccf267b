package rustgrad.onnx.proto;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An operation of a graph. Its inputs and outputs are names. */
public record NodeProto(
    String name,
    String op,
    String domain,
    List<String> inputs,
    List<String> outputs,
    List<AttributeProto> attributes) {

  /** The same with other names of its inputs and outputs. */
  public NodeProto renamed(UnaryOperator<String> names) {
    return new NodeProto(
        name,
        op,
        domain,
        inputs.stream().map(names).toList(),
        outputs.stream().map(names).toList(),
        attributes);
  }

  /** The attribute of this name, if it has one. */
  public Optional<AttributeProto> attribute(String name) {
    return attributes.stream().filter(attribute -> attribute.name().equals(name)).findFirst();
  }

  void write(FieldWriter out) {
    out.texts(1, inputs)
        .texts(2, outputs)
        .text(3, name)
        .text(4, op)
        .messages(5, attributes, (fields, attribute) -> attribute.write(fields))
        .text(7, domain);
  }

  static NodeProto read(FieldReader in) throws IOException {
    Building b = new Building();
    in.message(b::read);
    return new NodeProto(
        b.name,
        b.op,
        b.domain,
        List.copyOf(b.inputs),
        List.copyOf(b.outputs),
        List.copyOf(b.attributes));
  }

  private static final class Building {
    String name = "";
    String op = "";
    String domain = "";
    final List<String> inputs = new ArrayList<>();
    final List<String> outputs = new ArrayList<>();
    final List<AttributeProto> attributes = new ArrayList<>();

    boolean read(int field, FieldReader in) throws IOException {
      switch (field) {
        case 1 -> inputs.add(in.text());
        case 2 -> outputs.add(in.text());
        case 3 -> name = in.text();
        case 4 -> op = in.text();
        case 5 -> attributes.add(AttributeProto.read(in));
        case 7 -> domain = in.text();
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
