package rustgrad.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import rustgrad.nn.Dataset;

/** A file that a test writes and reads. */
record CsvFile(Path path) {

  Dataset read(String... lines) {
    return read(csv -> csv, lines);
  }

  Dataset read(UnaryOperator<Csv> settings, String... lines) {
    return settings.apply(write(lines)).read();
  }

  /** The error without the name of the file, which it must start with. */
  String errorOf(String... lines) {
    return errorOf(csv -> csv, lines);
  }

  String errorOf(UnaryOperator<Csv> settings, String... lines) {
    String message = Errors.messageOf(() -> read(settings, lines));
    String start = path.toString();
    assertEquals(start, message.substring(0, start.length()));
    assertEquals(1, message.lines().count(), message);
    return message.substring(start.length());
  }

  Csv write(String... lines) {
    try {
      Files.writeString(path, String.join("\n", lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Csv.of(path);
  }
}
