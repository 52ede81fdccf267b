package rustgrad.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import rustgrad.io.file.AtomicFile;

/**
 * Named tensors and some texts in one file, in the safetensors format: the length of a header in 8
 * bytes, the header in JSON, and the numbers, all little-endian. PyTorch and others read and write
 * it by the <a href="https://github.com/huggingface/safetensors">library of that name</a>.
 *
 * <pre>{@code
 * Tensor weight = Tensor.of(new int[] {2, 3}, 1, 2, 3, 4, 5, 6);
 * SafeTensors.of(Map.of("0.weight", weight), Map.of()).write(path);
 * SafeTensors.read(path).tensors().get("0.weight").data(); // [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
 * }</pre>
 *
 * <p>Tensors of float64 and float32 can be read; others are an error.
 *
 * @see Models
 */
public final class SafeTensors {

  /** What JVMs allow of an array. */
  static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

  /** What has become of a file that ends too early. */
  static final String CUT_OFF = "; the file is cut off, so copy or save it again";

  private static final int CHUNK = 1 << 14;

  private final Map<String, Tensor> tensors;
  private final Map<String, String> metadata;

  private SafeTensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
    this.tensors = Collections.unmodifiableMap(tensors);
    this.metadata = Collections.unmodifiableMap(metadata);
  }

  /**
   * The contents of a file.
   *
   * @param tensors in the order in which they are written, but that those of float64 come first
   * @throws IllegalArgumentException if a name or a text is not Unicode, or a tensor has the name
   *     {@code __metadata__}
   */
  public static SafeTensors of(Map<String, Tensor> tensors, Map<String, String> metadata) {
    for (String name : tensors.keySet()) {
      checkText(name);
      if (name.equals(Header.METADATA)) {
        throw new IllegalArgumentException(
            "a tensor is named %s, which the format keeps for itself".formatted(name));
      }
    }
    metadata.forEach(
        (key, text) -> {
          checkText(key);
          checkText(text);
        });
    return new SafeTensors(new LinkedHashMap<>(tensors), new LinkedHashMap<>(metadata));
  }

  private static void checkText(String text) {
    if (!isUnicode(text)) {
      throw new IllegalArgumentException(
          "the text %s has half of a character in it, which no file can hold"
              .formatted(Quoted.of(text)));
    }
  }

  static boolean isUnicode(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** The tensors by their names, in the order of the file. */
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  /** The texts by their keys. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * Reads a file, and trusts nothing in it: memory is taken only for what is there.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it has other contents; the message names the file and the
   *     reason
   */
  public static SafeTensors read(Path path) {
    return read(new SourceFile(path));
  }

  static SafeTensors read(SourceFile file) {
    return file.read((in, size) -> read(file, in, size));
  }

  static SafeTensors read(SourceFile file, InputStream in, long size) throws IOException {
    Header header = header(file, in, size);
    checkMemory(file, header);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Header.Entry entry : header.inOrder()) {
      double[] numbers = numbers(file, in, entry);
      tensors.put(entry.name(), new Tensor(entry.type(), entry.shape(), numbers));
    }
    if (in.read() != -1) {
      throw file.error("it has grown while it was read");
    }
    return new SafeTensors(tensors, header.metadata());
  }

  private static Header header(SourceFile file, InputStream in, long size) throws IOException {
    if (size < Long.BYTES) {
      throw file.error(
          "it has %d bytes; a safetensors file begins with the length of its header in 8%s"
              .formatted(size, CUT_OFF));
    }
    long length = littleEndian(bytes(file, in, Long.BYTES)).getLong();
    long rest = size - Long.BYTES;
    if (length < 0 || length > rest || length > Header.MOST_BYTES) {
      boolean isCutOff = length > 0 && length <= Header.MOST_BYTES && in.read() == '{';
      throw file.error(
          "its first 8 bytes say that the header has %s bytes; expected at most the %d that follow, and %d in any file%s"
              .formatted(
                  Long.toUnsignedString(length),
                  rest,
                  Header.MOST_BYTES,
                  isCutOff ? CUT_OFF : whatElse(file)));
    }
    byte[] text = bytes(file, in, (int) length);
    if (length == 0 || text[0] != '{') {
      throw file.error("its header does not begin with '{'" + whatElse(file));
    }
    CharBuffer characters = decode(file, text);
    return HeaderReader.read(file, characters.array(), characters.length(), rest - length);
  }

  private static String whatElse(SourceFile file) {
    return file.path().toString().toLowerCase(Locale.ROOT).endsWith(".onnx")
        ? "; Onnx.load of rustgrad.onnx reads ONNX files"
        : "; is it a safetensors file?";
  }

  private static CharBuffer decode(SourceFile file, byte[] text) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw file.error("its header is not text in UTF-8", e);
    }
  }

  /** So that a file of gigabytes is an error in a small JVM, and not its end. */
  private static void checkMemory(SourceFile file, Header header) {
    long bytes =
        header.entries().stream().mapToLong(entry -> (long) entry.size() * Double.BYTES).sum();
    long most = Runtime.getRuntime().maxMemory();
    if (bytes > most) {
      throw file.error(
          "its numbers take %d bytes in memory, and this JVM has %d; start it with a larger -Xmx"
              .formatted(bytes, most));
    }
  }

  private static double[] numbers(SourceFile file, InputStream in, Header.Entry entry)
      throws IOException {
    double[] numbers = new double[entry.size()];
    byte[] chunk = new byte[Math.min(CHUNK, numbers.length) * entry.type().bytes];
    for (int from = 0; from < numbers.length; from += CHUNK) {
      int count = Math.min(CHUNK, numbers.length - from);
      fill(file, in, chunk, count * entry.type().bytes);
      ByteBuffer bytes = littleEndian(chunk);
      switch (entry.type()) {
        case FLOAT64 -> bytes.asDoubleBuffer().get(numbers, from, count);
        case FLOAT32 -> {
          for (int i = 0; i < count; i++) {
            numbers[from + i] = bytes.getFloat();
          }
        }
      }
    }
    return numbers;
  }

  private static byte[] bytes(SourceFile file, InputStream in, int count) throws IOException {
    byte[] bytes = new byte[count];
    fill(file, in, bytes, count);
    return bytes;
  }

  private static void fill(SourceFile file, InputStream in, byte[] bytes, int count)
      throws IOException {
    if (in.readNBytes(bytes, 0, count) < count) {
      throw file.error("it has shrunk while it was read");
    }
  }

  /**
   * Writes a file, replacing one of this name in one step: whoever reads it finds the old content
   * or the new one.
   *
   * @throws UncheckedIOException if it cannot be written; the old file remains
   * @throws IllegalArgumentException if names, shapes and metadata take more than 100 MB
   */
  public void write(Path path) {
    Map<String, Tensor> aligned = aligned();
    byte[] header = Header.of(aligned, metadata).bytes();
    try {
      AtomicFile.write(path, out -> write(header, aligned, out));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** The contents of a file. */
  byte[] toBytes() {
    Map<String, Tensor> aligned = aligned();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(Header.of(aligned, metadata).bytes(), aligned, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(byte[] header, Map<String, Tensor> tensors, OutputStream out)
      throws IOException {
    out.write(littleEndian(new byte[Long.BYTES]).putLong(header.length).array());
    out.write(header);
    for (Tensor tensor : tensors.values()) {
      write(tensor, out);
    }
  }

  /** Those of the longer type first, so that each begins at a multiple of its length. */
  private Map<String, Tensor> aligned() {
    Map<String, Tensor> aligned = new LinkedHashMap<>();
    for (FloatType type : FloatType.values()) {
      tensors.forEach(
          (name, tensor) -> {
            if (tensor.type() == type) {
              aligned.put(name, tensor);
            }
          });
    }
    return aligned;
  }

  private static void write(Tensor tensor, OutputStream out) throws IOException {
    int size = tensor.data().length;
    for (int from = 0; from < size; from += CHUNK) {
      out.write(bytes(tensor.type(), tensor.data(), from, Math.min(CHUNK, size - from)));
    }
  }

  private static byte[] bytes(FloatType type, double[] numbers, int from, int count) {
    ByteBuffer bytes = littleEndian(new byte[count * type.bytes]);
    switch (type) {
      case FLOAT64 -> bytes.asDoubleBuffer().put(numbers, from, count);
      case FLOAT32 -> {
        for (int i = 0; i < count; i++) {
          bytes.putFloat((float) numbers[from + i]);
        }
      }
    }
    return bytes.array();
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Such as "SafeTensors(4 tensors, metadata [rustgrad])". */
  @Override
  public String toString() {
    return "SafeTensors(%d tensors, metadata %s)".formatted(tensors.size(), metadata.keySet());
  }
}
