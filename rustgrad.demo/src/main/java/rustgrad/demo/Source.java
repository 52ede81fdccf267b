package rustgrad.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import rustgrad.io.Csv;
import rustgrad.nn.Dataset;
import rustgrad.nn.Loss;

/**
 * The points and what they are called.
 *
 * @param title over the picture
 * @param name of the picture's file, without ".png"
 */
record Source(String title, String name, Dataset data) {
  /** As many as there are pairs of a colour and a shape. */
  private static final int MOST_CLASSES = 12;

  /** Beyond it, differences and squares of coordinates overflow. */
  private static final double FARTHEST = 1e100;

  /**
   * Reads or makes the points.
   *
   * @throws IllegalArgumentException if they cannot be read or drawn
   */
  static Source of(Options options, Loss loss) {
    return options.data == null ? made(options, loss) : read(options.data);
  }

  private static Source made(Options options, Loss loss) {
    ToyData toyData = options.dataset;
    double noise = options.noise == null ? toyData.noise() : options.noise;
    Dataset data = toyData.make(options.samples, noise, options.seed, separates(loss, 3) ? 3 : 2);
    return new Source(toyData.title, toyData.name(), data);
  }

  private static boolean separates(Loss loss, int classes) {
    try {
      loss.outputs(classes);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Source read(Path file) {
    Dataset data = check(file, data(file));
    String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    // loss.png is the other picture.
    String safe = name.isEmpty() || name.equalsIgnoreCase("loss") ? "data" : name;
    return new Source(name, safe, data);
  }

  private static Dataset data(Path file) {
    try {
      return Csv.of(file).read();
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException("--data " + file + ": cannot be read: " + reason(e), e);
    }
  }

  private static String reason(UncheckedIOException e) {
    IOException problem = e.getCause();
    return problem instanceof NoSuchFileException
        ? "there is no such file"
        : String.valueOf(problem);
  }

  private static Dataset check(Path file, Dataset data) {
    if (data.features() != 2) {
      throw new IllegalArgumentException(
          "%s: got %d features; expected 2, the coordinates of the points"
              .formatted(file, data.features()));
    }
    if (data.classes() > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "%s: got %d classes; expected %d or fewer, which the picture can tell apart"
              .formatted(file, data.classes(), MOST_CLASSES));
    }
    for (double[] point : data.inputs()) {
      if (Math.max(Math.abs(point[0]), Math.abs(point[1])) > FARTHEST) {
        throw new IllegalArgumentException(
            "%s: got the coordinates %s, %s; expected sizes of at most %s"
                .formatted(file, point[0], point[1], FARTHEST));
      }
    }
    return data;
  }
}
