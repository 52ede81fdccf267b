package rustgrad.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The characters of a file in UTF-8, without a byte order mark, and with one more line end after
 * the last: so a text within quotes that goes on until the end is one that is not closed.
 */
final class Utf8Reader extends Reader {
  private static final int BUFFER = 1 << 14;

  /** What some editors write before the first line. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final SourceFile file;
  private final InputStream in;

  /** Reports what is not UTF-8. */
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).limit(0);

  /** The number of the line in which the decoded characters end. */
  private long line = 1;

  private char last;
  private boolean isStart = true;
  private boolean isLastByteRead;
  private boolean isLastCharDecoded;
  private boolean hasEnded;

  Utf8Reader(SourceFile file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /** Whether it was asked for characters after the last. */
  boolean hasEnded() {
    return hasEnded;
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, into.length);
    while (!chars.hasRemaining()) {
      if (isLastCharDecoded) {
        hasEnded = true;
        return -1;
      }
      decode();
    }
    int count = Math.min(length, chars.remaining());
    chars.get(into, from, count);
    return count;
  }

  private void decode() throws IOException {
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, isLastByteRead);
    if (result.isUnderflow()) {
      if (isLastByteRead) {
        isLastCharDecoded = true;
        chars.put('\n');
      } else {
        fill();
      }
    }
    chars.flip();
    countLines();
    if (result.isError()) {
      throw new IllegalArgumentException(
          "%s line %d: got a byte that is not text in UTF-8; save the file in this encoding"
              .formatted(file.path(), line));
    }
    if (isStart && chars.hasRemaining()) {
      isStart = false;
      if (chars.get(0) == BYTE_ORDER_MARK) {
        chars.get();
      }
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      isLastByteRead = true;
    } else {
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
  }

  private void countLines() {
    for (int i = 0; i < chars.limit(); i++) {
      char c = chars.get(i);
      if (LineEnds.isLineEnd(last, c)) {
        line++;
      }
      last = c;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
