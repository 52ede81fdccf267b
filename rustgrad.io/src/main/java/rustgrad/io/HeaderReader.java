package rustgrad.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a header, and believes nothing in it that does not agree with the size of the file. */
final class HeaderReader {
  private static final String WHAT = "its header";

  private final SourceFile file;

  /** How many bytes follow the header. */
  private final long dataBytes;

  private final List<Header.Entry> entries = new ArrayList<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private HeaderReader(SourceFile file, long dataBytes) {
    this.file = file;
    this.dataBytes = dataBytes;
  }

  /**
   * The header that the first characters of a text are.
   *
   * @param dataBytes how many bytes follow it in the file
   */
  static Header read(SourceFile file, char[] text, int length, long dataBytes) {
    HeaderReader reader = new HeaderReader(file, dataBytes);
    Header header = JsonText.read(file, WHAT, text, length, reader::header);
    reader.checkCover(header);
    return header;
  }

  private Header header(JsonParser parser) throws IOException {
    expect(parser, JsonToken.START_OBJECT, WHAT, "an object");
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = text(parser.currentName());
      parser.nextToken();
      if (name.equals(Header.METADATA)) {
        readMetadata(parser);
      } else {
        entries.add(entry(parser, name));
      }
    }
    return new Header(entries, metadata);
  }

  private void readMetadata(JsonParser parser) throws IOException {
    expect(parser, JsonToken.START_OBJECT, Header.METADATA, "an object of texts");
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = text(parser.currentName());
      parser.nextToken();
      String what = Header.METADATA + " " + Quoted.of(key);
      expect(parser, JsonToken.VALUE_STRING, what, "a text");
      metadata.put(key, text(parser.getText()));
    }
  }

  /** A tensor, whose bytes are as many as its type and its shape say. */
  private Header.Entry entry(JsonParser parser, String name) throws IOException {
    String what = "tensor " + Quoted.of(name);
    expect(parser, JsonToken.START_OBJECT, what, "an object");
    String dtype = null;
    long[] shape = null;
    long[] offsets = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      switch (key) {
        case "dtype" -> {
          expect(parser, JsonToken.VALUE_STRING, what + ", dtype", "a text");
          dtype = parser.getText();
        }
        case "shape" -> shape = numbers(parser, what + ", shape");
        case "data_offsets" -> offsets = numbers(parser, what + ", data_offsets");
        default ->
            throw file.error(
                "%s has %s; expected dtype, shape and data_offsets"
                    .formatted(what, Quoted.of(key)));
      }
    }
    if (dtype == null || shape == null || offsets == null || offsets.length != 2) {
      throw file.error("%s lacks one of dtype, shape and two data_offsets".formatted(what));
    }
    return entry(name, what, type(what, dtype), shape, offsets[0], offsets[1]);
  }

  private Header.Entry entry(
      String name, String what, FloatType type, long[] longShape, long begin, long end) {
    int[] shape = new int[longShape.length];
    for (int d = 0; d < shape.length; d++) {
      if (longShape[d] > Integer.MAX_VALUE) {
        throw file.error(
            "%s has a length of %d in its shape; at most %d fit into an array"
                .formatted(what, longShape[d], Integer.MAX_VALUE));
      }
      shape[d] = (int) longShape[d];
    }
    if (begin > end || end > dataBytes) {
      throw file.error(
          "%s is at the bytes from %d to %d, but there are %d%s"
              .formatted(what, begin, end, dataBytes, begin > end ? "" : SafeTensors.CUT_OFF));
    }
    long size = size(what, shape);
    if (size > Long.MAX_VALUE / type.bytes || size * type.bytes != end - begin) {
      throw file.error(
          "%s of %s and shape %s has %d bytes; expected %d numbers of %d bytes"
              .formatted(what, type.dtype, Shape.text(shape), end - begin, size, type.bytes));
    }
    if (size > SafeTensors.MOST_NUMBERS) {
      throw file.error(
          "%s has %d numbers; at most %d fit into an array"
              .formatted(what, size, SafeTensors.MOST_NUMBERS));
    }
    return new Header.Entry(name, type, shape, begin, end);
  }

  private long size(String what, int... shape) {
    try {
      return Shape.size(shape);
    } catch (IllegalArgumentException e) {
      throw file.error(what + ": " + e.getMessage(), e);
    }
  }

  private FloatType type(String what, String dtype) {
    for (FloatType type : FloatType.values()) {
      if (type.dtype.equals(dtype)) {
        return type;
      }
    }
    throw file.error(
        "%s is of the type %s; F64 and F32 can be read, so convert it where it comes from"
            .formatted(what, Quoted.of(dtype)));
  }

  /** Whole numbers from 0 on. */
  private long[] numbers(JsonParser parser, String what) throws IOException {
    expect(parser, JsonToken.START_ARRAY, what, "an array of whole numbers");
    long[] numbers = new long[2];
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser, JsonToken.VALUE_NUMBER_INT, what, "whole numbers");
      if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
          || parser.getText().startsWith("-")) {
        throw file.error(
            "%s has the number %s; expected one from 0 to %d"
                .formatted(what, Quoted.escaped(parser.getText()), Long.MAX_VALUE));
      }
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      numbers[count++] = parser.getLongValue();
    }
    return Arrays.copyOf(numbers, count);
  }

  /** Every byte belongs to one tensor. */
  private void checkCover(Header header) {
    long covered = 0;
    for (Header.Entry entry : header.inOrder()) {
      if (entry.begin() != covered) {
        throw file.error(
            "tensor %s begins at byte %d, but the one before it ends at %d; they may neither overlap nor leave a gap"
                .formatted(Quoted.of(entry.name()), entry.begin(), covered));
      }
      covered = entry.end();
    }
    if (covered != dataBytes) {
      throw file.error(
          "its tensors have %d bytes, but %d follow the header; something has been added to it, so copy or save it again"
              .formatted(covered, dataBytes));
    }
  }

  private void expect(JsonParser parser, JsonToken token, String what, String expected)
      throws IOException {
    if (parser.currentToken() != token) {
      String got = parser.currentToken() == null ? "nothing" : parser.getText();
      throw file.error("%s is %s; expected %s".formatted(what, Quoted.of(got), expected));
    }
  }

  /** A text that UTF-8 can hold: JSON can escape halves of a character. */
  private String text(String text) {
    if (!SafeTensors.isUnicode(text)) {
      throw file.error("%s has %s in it, which is no text".formatted(WHAT, Quoted.of(text)));
    }
    return text;
  }
}
