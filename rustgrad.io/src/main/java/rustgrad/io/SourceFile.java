package rustgrad.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that is read, and what can be wrong with it. */
record SourceFile(Path path) {

  /** Reads from a stream of as many bytes as the size says. */
  @FunctionalInterface
  interface Reader<T> {
    T read(InputStream in, long size) throws IOException;
  }

  /** Opens the file for a reader, which need not close it. */
  <T> T read(Reader<T> reader) {
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
