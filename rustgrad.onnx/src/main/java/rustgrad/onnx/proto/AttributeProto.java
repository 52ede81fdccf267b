package rustgrad.onnx.proto;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A setting of a node: a number, an integer, several integers, or a tensor, which is only read.
 * Others are known by their type alone.
 */
public record AttributeProto(
    String name,
    int type,
    float number,
    long integer,
    List<Long> integers,
    Optional<TensorProto> tensor) {
  private static final int FLOAT = 1;
  private static final int INT = 2;
  private static final int INTS = 7;

  public static AttributeProto of(String name, long integer) {
    return new AttributeProto(name, INT, 0, integer, List.of(), Optional.empty());
  }

  public static AttributeProto of(String name, float number) {
    return new AttributeProto(name, FLOAT, number, 0, List.of(), Optional.empty());
  }

  public static AttributeProto of(String name, List<Long> integers) {
    return new AttributeProto(name, INTS, 0, 0, integers, Optional.empty());
  }

  void write(FieldWriter out) {
    out.text(1, name);
    switch (type) {
      case FLOAT -> out.float32(2, number);
      case INT -> out.number(3, integer);
      default -> out.numbers(8, integers);
    }
    out.number(20, type);
  }

  static AttributeProto read(FieldReader in) throws IOException {
    Building b = new Building();
    in.message(b::read);
    return new AttributeProto(
        b.name, b.type, b.number, b.integer, List.copyOf(b.integers), b.tensor);
  }

  private static final class Building {
    String name = "";
    int type;
    float number;
    long integer;
    final List<Long> integers = new ArrayList<>();
    Optional<TensorProto> tensor = Optional.empty();

    boolean read(int field, FieldReader in) throws IOException {
      switch (field) {
        case 1 -> name = in.text();
        case 2 -> number = in.float32();
        case 3 -> integer = in.number();
        case 5 -> tensor = Optional.of(TensorProto.read(in));
        case 8 -> in.numbers(integers);
        case 20 -> type = (int) in.number();
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
