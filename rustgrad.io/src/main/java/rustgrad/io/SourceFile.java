package rustgrad.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that is read, and what can be wrong with it.
 *
 * @param path what messages name
 * @param bytes the content if it is in memory; null if it is in the file system
 */
record SourceFile(Path path, byte @Nullable [] bytes) {
  SourceFile(Path path) {
    this(path, null);
  }

  /** Reads from a stream of as many bytes as the size says. */
  @FunctionalInterface
  interface Reader<T> {
    T read(InputStream in, long size) throws IOException;
  }

  /** Opens the file for a reader, which need not close it. */
  <T> T read(Reader<T> reader) {
    if (bytes != null) {
      return read(reader, bytes);
    }
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw new IOException("it is not a regular file");
      }
      try (InputStream in = Files.newInputStream(path)) {
        return reader.read(in, Files.size(path));
      }
    } catch (NoSuchFileException e) {
      throw unreadable("there is no such file", e);
    } catch (IOException e) {
      throw unreadable(String.valueOf(e.getMessage()), e);
    }
  }

  private static <T> T read(Reader<T> reader, byte[] bytes) {
    try {
      return reader.read(new ByteArrayInputStream(bytes), bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UncheckedIOException unreadable(String reason, IOException e) {
    return new UncheckedIOException("cannot read %s: %s".formatted(path, reason), e);
  }

  /** The error that its contents are not what was expected. */
  IllegalArgumentException error(String problem) {
    return new IllegalArgumentException(path + ": " + problem);
  }

  /** The error that its contents are not what was expected. */
  IllegalArgumentException error(String problem, Throwable cause) {
    return new IllegalArgumentException(path + ": " + problem, cause);
  }
}
