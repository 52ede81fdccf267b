package rustgrad.onnx.proto;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An input or an output of a graph.
 *
 * @param code the number of its {@link ElementType}, which need not be one of those
 * @param dims each a number, or a name where it is open
 */
public record ValueInfoProto(String name, int code, List<String> dims) {

  void write(FieldWriter out) {
    out.text(1, name)
        .message(2, this, (type, info) -> type.message(1, info, ValueInfoProto::writeTensorType));
  }

  private static void writeTensorType(FieldWriter out, ValueInfoProto info) {
    out.number(1, info.code)
        .message(
            2, info.dims, (shape, dims) -> shape.messages(1, dims, ValueInfoProto::writeDimension));
  }

  private static void writeDimension(FieldWriter out, String dim) {
    if (isNumber(dim)) {
      out.number(1, Long.parseLong(dim));
    } else {
      out.text(2, dim);
    }
  }

  private static boolean isNumber(String dim) {
    return dim.matches("\\d{1,18}");
  }

  static ValueInfoProto read(FieldReader in) throws IOException {
    Building b = new Building();
    in.message(b::read);
    return new ValueInfoProto(b.name, b.code, List.copyOf(b.dims));
  }

  private static final class Building {
    String name = "";
    int code;
    final List<String> dims = new ArrayList<>();

    boolean read(int field, FieldReader in) throws IOException {
      switch (field) {
        case 1 -> name = in.text();
        case 2 -> in.message(this::readType);
        default -> {
          return false;
        }
      }
      return true;
    }

    private boolean readType(int field, FieldReader in) throws IOException {
      if (field == 1) {
        in.message(this::readTensorType);
      }
      return field == 1;
    }

    private boolean readTensorType(int field, FieldReader in) throws IOException {
      switch (field) {
        case 1 -> code = (int) in.number();
        case 2 -> in.message(this::readShape);
        default -> {
          return false;
        }
      }
      return true;
    }

    private boolean readShape(int field, FieldReader in) throws IOException {
      if (field == 1) {
        dims.add("");
        in.message(this::readDimension);
      }
      return field == 1;
    }

    private boolean readDimension(int field, FieldReader in) throws IOException {
      switch (field) {
        case 1 -> dims.set(dims.size() - 1, String.valueOf(in.number()));
        case 2 -> dims.set(dims.size() - 1, in.text());
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
