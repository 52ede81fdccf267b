package rustgrad.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file to write when the training is done, and to be sure of before.
 *
 * @param name what the user calls it, such as "--save model.safetensors"
 */
record OutputFile(String name, Path path) {

  /**
   * Makes sure that the files can be written, and are different.
   *
   * @throws IllegalArgumentException otherwise
   */
  static void checkWritable(List<OutputFile> outputs) {
    for (int i = 0; i < outputs.size(); i++) {
      OutputFile output = outputs.get(i);
      output.checkWritable();
      outputs.subList(0, i).forEach(output::checkDiffers);
    }
  }

  /**
   * Makes sure that an input is not overwritten.
   *
   * @param input what the user calls it, such as "--data moons.csv"
   * @throws IllegalArgumentException otherwise
   */
  void checkKeeps(String input, Path file) {
    if (isSame(path, file)) {
      throw new IllegalArgumentException(
          "%s would overwrite %s; choose another place for it".formatted(name, input));
    }
  }

  private void checkDiffers(OutputFile other) {
    if (isSame(path, other.path)) {
      throw new IllegalArgumentException(
          "%s and %s are the same file; expected two".formatted(other.name, name));
    }
  }

  private static boolean isSame(Path a, Path b) {
    try {
      return Files.exists(a) && Files.exists(b) ? Files.isSameFile(a, b) : real(a).equals(real(b));
    } catch (IOException e) {
      return false;
    }
  }

  /** The path without symbolic links, as far as it exists. */
  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path existing = existing(absolute);
    return existing == null
        ? absolute
        : existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
  }

  private static @Nullable Path existing(Path path) {
    @Nullable Path existing = path;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    return existing;
  }

  private void checkWritable() {
    try {
      checkTarget();
      checkDirectory();
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " cannot be written: " + reason(e), e);
    }
  }

  private void checkTarget() throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw new IOException(
            attributes.isDirectory() ? "it is a directory" : "it is not a regular file");
      }
    } catch (NoSuchFileException e) {
      // It will be made.
    }
  }

  /** A file can be made where this one will be, or where the first missing directory will be. */
  private void checkDirectory() throws IOException {
    Path real = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
    Path directory = existing(real.getParent() == null ? real : real.getParent());
    if (directory == null || !Files.isDirectory(directory)) {
      throw new IOException(directory + " is not a directory");
    }
    try {
      Files.delete(Files.createTempFile(directory, ".rustgrad.", ".tmp"));
    } catch (IOException e) {
      throw new IOException("no file can be made in " + directory, e);
    }
  }

  /**
   * Makes sure that there is something to write.
   *
   * @param content makes what will be written
   * @throws IllegalArgumentException if that cannot be made
   */
  void check(Supplier<?> content) {
    try {
      content.get();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  /** Makes its directory, if that is missing. */
  void makeDirectory() throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      try {
        Files.createDirectories(directory);
      } catch (IOException e) {
        throw new IOException("cannot write %s: %s".formatted(path, reason(e)), e);
      }
    }
  }

  /** Why a file cannot be read or written, in words. */
  static String reason(UncheckedIOException e) {
    IOException cause = e.getCause();
    return cause == null ? e.toString() : reason(cause);
  }

  /** As of an unchecked one. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    } else if (e instanceof AccessDeniedException) {
      return "access is denied";
    }
    String reason = e instanceof FileSystemException problem ? problem.getReason() : e.getMessage();
    return reason == null ? e.toString() : reason;
  }
}
