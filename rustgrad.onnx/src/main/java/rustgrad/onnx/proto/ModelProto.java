package rustgrad.onnx.proto;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file: a graph, and what is said about it.
 *
 * @param irVersion the version of the file format
 * @param opset the version of ONNX's standard operators
 * @param metadata what is said about it by name
 */
public record ModelProto(
    long irVersion, String producer, long opset, Map<String, String> metadata, GraphProto graph) {

  /** The bytes of the file. */
  public byte[] toByteArray() {
    FieldWriter out = new FieldWriter();
    out.number(1, irVersion)
        .text(2, producer)
        .message(7, graph, (fields, inner) -> inner.write(fields))
        .message(8, opset, (fields, version) -> fields.number(2, version));
    metadata.forEach(
        (key, value) -> out.message(14, key, (fields, k) -> fields.text(1, k).text(2, value)));
    return out.toByteArray();
  }

  /**
   * Reads the bytes of a file.
   *
   * @throws IOException if they are not those of a model, or cut off
   */
  public static ModelProto read(byte[] bytes) throws IOException {
    Building b = new Building();
    new FieldReader(bytes).all(b::read);
    if (b.graph == null) {
      throw new IOException("it has no graph, so it is not a whole ONNX file");
    }
    return new ModelProto(b.irVersion, b.producer, b.opset, b.metadata, b.graph);
  }

  private static final class Building {
    long irVersion;
    String producer = "";
    long opset;
    final Map<String, String> metadata = new LinkedHashMap<>();
    @Nullable GraphProto graph;

    boolean read(int field, FieldReader in) throws IOException {
      switch (field) {
        case 1 -> irVersion = in.number();
        case 2 -> producer = in.text();
        case 7 -> graph = GraphProto.read(in);
        case 8 -> readOpset(in);
        case 14 -> readEntry(in);
        default -> {
          return false;
        }
      }
      return true;
    }

    private void readOpset(FieldReader in) throws IOException {
      String[] domain = {""};
      long[] version = {0};
      in.message(
          (field, fields) -> {
            switch (field) {
              case 1 -> domain[0] = fields.text();
              case 2 -> version[0] = fields.number();
              default -> {
                return false;
              }
            }
            return true;
          });
      if (domain[0].isEmpty() || domain[0].equals("ai.onnx")) {
        opset = version[0];
      }
    }

    private void readEntry(FieldReader in) throws IOException {
      String[] entry = {"", ""};
      in.message(
          (field, fields) -> {
            if (field == 1 || field == 2) {
              entry[field - 1] = fields.text();
              return true;
            }
            return false;
          });
      metadata.put(entry[0], entry[1]);
    }
  }
}
