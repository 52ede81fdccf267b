package rustgrad.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Files that stand in memory. */
final class Bytes {
  static final SourceFile FILE = new SourceFile(Path.of("m.safetensors"));

  private Bytes() {}

  /** A header, and bytes that are numbered from 0 on. */
  static byte[] file(String header, int data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(Long.BYTES + text.length + data).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(text.length).put(text);
    for (int i = 0; i < data; i++) {
      file.put((byte) i);
    }
    return file.array();
  }

  static SafeTensors read(byte... file) {
    try {
      return SafeTensors.read(FILE, new ByteArrayInputStream(file), file.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
