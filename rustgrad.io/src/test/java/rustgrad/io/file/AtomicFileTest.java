package rustgrad.io.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path directory;

  private void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes()));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFileIsReplaced() throws IOException {
    Path file = directory.resolve("a");
    write(file, "old");
    write(file, "new");
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("a"), names());
  }

  @Test
  void theOldFileRemainsWhereTheNewOneFails() throws IOException {
    Path file = directory.resolve("a");
    write(file, "old");
    IOException full = new IOException("no space left");
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[1_000_000]);
                      throw full;
                    }));
    assertEquals(full, thrown.getCause());
    assertEquals("cannot write %s: %s".formatted(file, full), thrown.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a"), names());
  }

  @Test
  void aDirectoryIsNotReplaced() throws IOException {
    Path file = Files.createDirectories(directory.resolve("a").resolve("b")).getParent();
    assertEquals("cannot write " + file + ": it is a directory", errorOf(file));
    assertEquals(List.of("a"), names());
  }

  private String errorOf(Path file) {
    return assertThrows(IOException.class, () -> write(file, "text")).getMessage();
  }

  @Test
  void aDirectoryThatIsMissingIsNamed() throws IOException {
    Path missing = directory.resolve("none");
    Path file = missing.resolve("a.txt");
    assertEquals("cannot write " + file + ": there is no directory " + missing, errorOf(file));
    write(missing, "a file");
    assertEquals("cannot write " + file + ": " + missing + " is not a directory", errorOf(file));
  }

  @Test
  void aSymbolicLinkRemains() throws IOException {
    Path file = directory.resolve("file");
    Path link = directory.resolve("link");
    write(file, "old");
    try {
      Files.createSymbolicLink(link, file.getFileName());
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "no symbolic links here");
    }
    write(link, "new");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void theLongestNameIsPossible() throws IOException {
    Path file = directory.resolve("x".repeat(255));
    write(file, "text");
    assertEquals("text", Files.readString(file));
  }
}
