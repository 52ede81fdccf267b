package rustgrad.onnx.proto;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor with its elements.
 *
 * @param code the number of its {@link ElementType}, which need not be one of those
 * @param external whether the elements are in another file
 * @param raw the elements as bytes; empty if they are {@code listed}, or texts
 */
public record TensorProto(
    String name,
    int code,
    List<Long> dims,
    boolean external,
    byte[] raw,
    double[] listed,
    List<String> texts) {

  /** A tensor of numbers. */
  public static TensorProto of(String name, ElementType type, List<Long> dims, double... numbers) {
    return new TensorProto(
        name, type.code, dims, false, type.encode(numbers), new double[0], List.of());
  }

  /** A vector of texts. */
  public static TensorProto of(String name, List<String> texts) {
    List<Long> dims = List.of((long) texts.size());
    return new TensorProto(
        name, ElementType.STRING.code, dims, false, new byte[0], new double[0], texts);
  }

  /** The same under another name. */
  public TensorProto named(String other) {
    return new TensorProto(other, code, dims, external, raw, listed, texts);
  }

  /**
   * The elements, the last index running fastest.
   *
   * @throws IllegalArgumentException if they are not numbers of a type that is known, not in this
   *     file, or not as many as the dimensions say
   */
  public double[] numbers() {
    if (external) {
      throw refused("keeps its numbers in another file, which is not opened; save it in one file");
    }
    ElementType type =
        Arrays.stream(ElementType.values())
            .filter(known -> known.code == code && known != ElementType.STRING)
            .findFirst()
            .orElseThrow(
                () ->
                    refused(
                        "has elements of type %d; expected 1 (float), 7 (int64) or 11 (double)"
                            .formatted(code)));
    double[] numbers = raw.length > 0 ? type.decode(raw) : listed;
    long expected = size();
    if (numbers.length != expected) {
      throw refused(
          "has %d numbers; its dimensions %s say %d".formatted(numbers.length, dims, expected));
    }
    return numbers;
  }

  private long size() {
    long size = 1;
    for (long dim : dims) {
      if (dim < 0) {
        throw refused("has dimensions " + dims);
      }
      try {
        size = Math.multiplyExact(size, dim);
      } catch (ArithmeticException e) {
        throw refused("has dimensions " + dims);
      }
    }
    return size;
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException("tensor '%s' %s".formatted(name, why));
  }

  void write(FieldWriter out) {
    out.numbers(1, dims).number(2, code);
    texts.forEach(text -> out.bytes(6, FieldWriter.utf8(text)));
    out.text(8, name);
    if (texts.isEmpty()) {
      out.bytes(9, raw);
    }
  }

  static TensorProto read(FieldReader in) throws IOException {
    Building b = new Building();
    in.message(b::read);
    return new TensorProto(
        b.name, b.code, b.dims, b.external, b.raw, b.listed.toArray(), List.copyOf(b.texts));
  }

  private static final class Building {
    String name = "";
    int code;
    final List<Long> dims = new ArrayList<>();
    boolean external;
    byte[] raw = {};
    final DoubleList listed = new DoubleList();
    final List<String> texts = new ArrayList<>();

    boolean read(int field, FieldReader in) throws IOException {
      switch (field) {
        case 1 -> in.numbers(dims);
        case 2 -> code = (int) in.number();
        case 4 -> in.float32s(listed);
        case 6 -> texts.add(in.text());
        case 7 -> in.integers(listed);
        case 8 -> name = in.text();
        case 9 -> raw = in.bytes();
        case 10 -> in.float64s(listed);
        case 14 -> external = in.number() != 0;
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
