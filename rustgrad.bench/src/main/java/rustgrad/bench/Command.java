package rustgrad.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs programs of other languages, in one thread each. */
public final class Command {
  private Command() {}

  /** Whether a command can be started and ends well; its output is not shown. */
  public static boolean works(List<String> command) {
    try {
      return start(command, ProcessBuilder.Redirect.DISCARD).waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * What a command prints.
   *
   * @throws IllegalStateException if it fails
   */
  public static String run(List<String> command) {
    try {
      Process process = start(command, ProcessBuilder.Redirect.PIPE);
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "%s ended with exit code %d".formatted(command, process.exitValue()));
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** The output goes to a place of the caller's choice, errors to ours, or nowhere with it. */
  private static Process start(List<String> command, ProcessBuilder.Redirect output)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output);
    builder.redirectError(
        output == ProcessBuilder.Redirect.PIPE ? ProcessBuilder.Redirect.INHERIT : output);
    for (String threads : List.of("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")) {
      builder.environment().put(threads, "1");
    }
    return builder.start();
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting for a program", e);
  }
}
