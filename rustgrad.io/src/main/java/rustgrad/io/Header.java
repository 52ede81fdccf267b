package rustgrad.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The JSON text at the start of a file: where each tensor is, and the metadata.
 *
 * <pre>
 * {"__metadata__": {"key": "value", ...},
 *  "name": {"dtype": "F64", "shape": [16, 2], "data_offsets": [0, 256]}, ...}
 * </pre>
 *
 * @param entries in the order of the text
 */
record Header(List<Entry> entries, Map<String, String> metadata) {
  static final String METADATA = "__metadata__";

  /** What the reference implementation allows. */
  static final int MOST_BYTES = 100_000_000;

  private static final int ALIGNMENT = 8;

  /**
   * A tensor.
   *
   * @param begin where its bytes begin, counted from the first after the header
   * @param end where they end, the first that is not one of them
   */
  record Entry(String name, FloatType type, int[] shape, long begin, long end) {
    int size() {
      return (int) ((end - begin) / type.bytes);
    }
  }

  /** The entries in the order of their bytes. */
  List<Entry> inOrder() {
    List<Entry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    return sorted;
  }

  /** Puts tensors one after another. */
  static Header of(Map<String, Tensor> tensors, Map<String, String> metadata) {
    List<Entry> entries = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, Tensor> named : tensors.entrySet()) {
      Tensor tensor = named.getValue();
      long end = begin + (long) tensor.data().length * tensor.type().bytes;
      entries.add(new Entry(named.getKey(), tensor.type(), tensor.shape(), begin, end));
      begin = end;
    }
    return new Header(entries, metadata);
  }

  /** The text in UTF-8, filled up with spaces so that the numbers after it are aligned. */
  byte[] bytes() {
    byte[] text = text().getBytes(StandardCharsets.UTF_8);
    if (text.length > MOST_BYTES - ALIGNMENT) {
      throw new IllegalArgumentException(
          "the names, shapes and metadata take %d bytes; a safetensors file has at most %d of them"
              .formatted(text.length, MOST_BYTES - ALIGNMENT));
    }
    byte[] padded = Arrays.copyOf(text, (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    return padded;
  }

  private String text() {
    return JsonText.write(
        json -> {
          json.writeStartObject();
          if (!metadata.isEmpty()) {
            json.writeObjectFieldStart(METADATA);
            for (Map.Entry<String, String> entry : metadata.entrySet()) {
              json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
          }
          for (Entry entry : entries) {
            json.writeObjectFieldStart(entry.name);
            json.writeStringField("dtype", entry.type.dtype);
            json.writeFieldName("shape");
            json.writeArray(entry.shape, 0, entry.shape.length);
            json.writeFieldName("data_offsets");
            json.writeArray(new long[] {entry.begin, entry.end}, 0, 2);
            json.writeEndObject();
          }
          json.writeEndObject();
        });
  }
}
