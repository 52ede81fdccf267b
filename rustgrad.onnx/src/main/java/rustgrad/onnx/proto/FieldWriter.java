package rustgrad.onnx.proto;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes the fields of one message. An empty text is left out. */
final class FieldWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

  /** What can be written to memory, which does not fail. */
  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  private FieldWriter write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  FieldWriter number(int field, long value) {
    return write(() -> out.writeInt64(field, value));
  }

  FieldWriter numbers(int field, List<Long> values) {
    values.forEach(value -> write(() -> out.writeInt64(field, value)));
    return this;
  }

  FieldWriter float32(int field, float value) {
    return write(() -> out.writeFloat(field, value));
  }

  FieldWriter text(int field, String value) {
    return value.isEmpty() ? this : write(() -> out.writeString(field, value));
  }

  FieldWriter texts(int field, List<String> values) {
    values.forEach(value -> write(() -> out.writeString(field, value)));
    return this;
  }

  FieldWriter bytes(int field, byte[] value) {
    return write(() -> out.writeByteArray(field, value));
  }

  <T> FieldWriter message(int field, T message, BiConsumer<FieldWriter, T> fields) {
    FieldWriter inner = new FieldWriter();
    fields.accept(inner, message);
    return bytes(field, inner.toByteArray());
  }

  <T> FieldWriter messages(int field, List<T> messages, BiConsumer<FieldWriter, T> fields) {
    messages.forEach(message -> message(field, message, fields));
    return this;
  }

  /** A text as the bytes that ONNX keeps it in. */
  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  byte[] toByteArray() {
    write(out::flush);
    return bytes.toByteArray();
  }
}
