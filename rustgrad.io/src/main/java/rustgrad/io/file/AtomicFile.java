package rustgrad.io.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Replaces files whole: a reader, and whoever looks after a crash, finds the old content or the new
 * one.
 */
public final class AtomicFile {
  private static final int BUFFER = 1 << 16;

  /** So that the name of the fresh file is no longer than file systems allow. */
  private static final int MOST_OF_THE_NAME = 40;

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {

    /** Writes all of it; need not flush or close. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file beside the target, waits until it is on the disk, and moves it there in one step
   * of the file system. A symbolic link remains, and what it leads to is replaced.
   *
   * <p>If anything fails, the old file remains. A process that is killed can leave a hidden file
   * beside it, {@code .name.<16 hexadecimal digits>.tmp}, which nothing reads.
   *
   * @throws IOException if it cannot be written; its message, such as "cannot write a/b: there is
   *     no directory a", can be shown as it is
   */
  public static void write(Path file, Content content) throws IOException {
    try {
      replace(file, content);
    } catch (IOException e) {
      throw new IOException("cannot write %s: %s".formatted(file, reason(file, e)), e);
    }
  }

  /** What the file system says names a file that its user does not know. */
  private static String reason(Path file, IOException e) {
    Path directory = file.getParent();
    if (directory != null && !Files.exists(directory)) {
      return "there is no directory " + directory;
    } else if (directory != null && !Files.isDirectory(directory)) {
      return directory + " is not a directory";
    } else if (Files.isDirectory(file)) {
      return "it is a directory";
    } else if (e instanceof AccessDeniedException) {
      return "its directory may not be written to";
    }
    return e.toString();
  }

  private static void replace(Path file, Content content) throws IOException {
    Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
    Path fresh = freshFile(target);
    try {
      writeAndForce(fresh, content);
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    forceDirectory(target);
  }

  private static Path freshFile(Path file) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(
        ".%s.%016x.tmp"
            .formatted(
                name.substring(0, Math.min(name.length(), MOST_OF_THE_NAME)),
                ThreadLocalRandom.current().nextLong()));
  }

  private static void writeAndForce(Path fresh, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** So that the move survives a power cut too; not every system lets a directory be opened. */
  private static void forceDirectory(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The file is in its place all the same.
    }
  }
}
