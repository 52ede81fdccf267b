package rustgrad.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * What a file says of its tensors: one text of the metadata under the key "rustgrad", a JSON object
 * that begins with the version of the format and that of the library.
 *
 * <pre>
 * {"format": 1, "library": "0.1.0", ...}
 * </pre>
 */
final class Description {
  static final String KEY = "rustgrad";
  private static final int FORMAT = 1;
  private static final String LIBRARY = libraryVersion();

  private Description() {}

  private static String libraryVersion() {
    try (InputStream in =
        Objects.requireNonNull(Description.class.getResourceAsStream("version.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The metadata with a description.
   *
   * @param fields writes what follows the versions
   */
  static Map<String, String> write(JsonText.Writing fields) {
    String text =
        JsonText.write(
            json -> {
              json.writeStartObject();
              json.writeNumberField("format", FORMAT);
              json.writeStringField("library", LIBRARY);
              fields.write(json);
              json.writeEndObject();
            });
    return Map.of(KEY, text);
  }

  static boolean isIn(SafeTensors tensors) {
    return tensors.metadata().containsKey(KEY);
  }

  /**
   * The fields that follow the versions.
   *
   * @param missing what is wrong with a file without a description
   */
  static Fields read(SourceFile file, SafeTensors tensors, String missing) {
    String text = tensors.metadata().get(KEY);
    if (text == null) {
      throw file.error(missing);
    }
    Fields fields = Fields.read(file, "its description", text);
    int format = fields.count("format");
    String library = fields.text("library");
    if (format > FORMAT) {
      throw file.error(
          "it has the format %d of rustgrad %s; this is rustgrad %s, which reads formats up to %d, so use a newer one"
              .formatted(format, Quoted.escaped(library), LIBRARY, FORMAT));
    }
    return fields;
  }
}
