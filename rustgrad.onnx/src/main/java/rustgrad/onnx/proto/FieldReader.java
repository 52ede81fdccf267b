package rustgrad.onnx.proto;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.List;

/**
 * Reads the fields of messages from bytes that nobody vouches for. A length is compared with the
 * bytes that are left before anything is allocated, and the number of parts is limited, because a
 * message of two bytes becomes an object of a hundred.
 */
final class FieldReader {
  private static final int MOST_PARTS = 200_000;

  private final CodedInputStream in;
  private int wireType;
  private int parts;

  FieldReader(byte[] bytes) throws IOException {
    in = CodedInputStream.newInstance(bytes);
    in.pushLimit(bytes.length); // so that no message is longer
  }

  /** Reads one field of a message into what is being built, or returns false to skip it. */
  @FunctionalInterface
  interface Fields {
    boolean read(int field, FieldReader reader) throws IOException;
  }

  /** Reads all fields up to the end of the bytes, or of the message that is being read. */
  void all(Fields fields) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      wireType = WireFormat.getTagWireType(tag);
      boolean known = fields.read(WireFormat.getTagFieldNumber(tag), this);
      if (!known && !in.skipField(tag)) {
        throw new IOException("a group ends that has not begun");
      }
    }
  }

  void message(Fields fields) throws IOException {
    expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    countPart();
    int outer = in.pushLimit(in.readRawVarint32());
    all(fields);
    in.popLimit(outer);
  }

  long number() throws IOException {
    expect(WireFormat.WIRETYPE_VARINT);
    return in.readInt64();
  }

  float float32() throws IOException {
    expect(WireFormat.WIRETYPE_FIXED32);
    return in.readFloat();
  }

  String text() throws IOException {
    expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    countPart();
    return in.readStringRequireUtf8();
  }

  byte[] bytes() throws IOException {
    expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    countPart();
    return in.readByteArray();
  }

  /** One of repeated integers, or many of them packed: a few, such as dimensions. */
  void numbers(List<Long> into) throws IOException {
    repeated(
        WireFormat.WIRETYPE_VARINT,
        () -> {
          countPart();
          into.add(in.readInt64());
        });
  }

  /** One of repeated integers, or many of them packed: the elements of a tensor. */
  void integers(DoubleList into) throws IOException {
    repeated(WireFormat.WIRETYPE_VARINT, () -> into.add(in.readInt64()));
  }

  /** One of repeated floats, or many of them packed. */
  void float32s(DoubleList into) throws IOException {
    repeated(WireFormat.WIRETYPE_FIXED32, () -> into.add(in.readFloat()));
  }

  /** One of repeated doubles, or many of them packed. */
  void float64s(DoubleList into) throws IOException {
    repeated(WireFormat.WIRETYPE_FIXED64, () -> into.add(in.readDouble()));
  }

  @FunctionalInterface
  private interface Element {
    void read() throws IOException;
  }

  private void repeated(int elementType, Element element) throws IOException {
    if (wireType == elementType) {
      element.read();
      return;
    }
    expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
    int outer = in.pushLimit(in.readRawVarint32());
    while (!in.isAtEnd()) {
      element.read();
    }
    in.popLimit(outer);
  }

  private void expect(int type) throws IOException {
    if (wireType != type) {
      throw new IOException("a field has wire type %d; expected %d".formatted(wireType, type));
    }
  }

  private void countPart() throws IOException {
    if (++parts > MOST_PARTS) {
      throw new IOException(
          "it has more than %d parts, too many for a small network".formatted(MOST_PARTS));
    }
  }
}
