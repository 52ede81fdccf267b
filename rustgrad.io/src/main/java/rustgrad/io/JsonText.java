package rustgrad.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Jackson's streaming parser and generator, set up for text that nobody has checked. */
final class JsonText {
  private static final int DEEPEST = 100;
  private static final int LONGEST_NAME = 10_000;
  private static final int LONGEST_NUMBER = 40;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNameLength(LONGEST_NAME)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(Header.MOST_BYTES)
                  .build())
          .build();

  private JsonText() {}

  /** Takes what it reads from a parser that stands at the first token. */
  @FunctionalInterface
  interface Reading<T> {
    T read(JsonParser parser) throws IOException;
  }

  /** Writes one value. */
  @FunctionalInterface
  interface Writing {
    void write(JsonGenerator generator) throws IOException;
  }

  /**
   * Reads a text that is one JSON value and nothing else.
   *
   * @param where what the text is, such as "its header"
   */
  static <T> T read(SourceFile file, String where, char[] text, int length, Reading<T> reading) {
    try (JsonParser parser = FACTORY.createParser(text, 0, length)) {
      parser.nextToken();
      T result = reading.read(parser);
      JsonToken next = parser.nextToken();
      if (next != null) {
        throw file.error("%s goes on after its closing brace".formatted(where));
      }
      return result;
    } catch (JsonProcessingException e) {
      throw file.error(
          "%s is no JSON at character %d: %s"
              .formatted(
                  where,
                  Math.max(e.getLocation() == null ? 0 : e.getLocation().getCharOffset(), 0),
                  Quoted.escaped(e.getOriginalMessage())),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not possible: the text is in memory
    }
  }

  static String write(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      writing.write(generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not possible: the text is in memory
    }
    return text.toString();
  }
}
