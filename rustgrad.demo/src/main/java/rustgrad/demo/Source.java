package rustgrad.demo;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import rustgrad.io.Csv;
import rustgrad.nn.Dataset;

/**
 * The points and what they are called.
 *
 * @param title over the picture
 * @param name of the picture's file, without ".png"
 */
record Source(String title, String name, Dataset data) {
  /** More are numbers to predict, or names of rows, rather than classes. */
  private static final int MOST_CLASSES = 100;

  /** As many as there are pairs of a colour and a shape. */
  private static final int MOST_MARKS = 12;

  /** Beyond it, differences and squares of coordinates overflow. */
  private static final double FARTHEST = 1e100;

  /**
   * Makes the points.
   *
   * @param classes how many classes the points are to have, if they can have more than two
   */
  static Source made(Options options, int classes) {
    ToyData toyData = options.dataset;
    double noise = options.noise == null ? toyData.noise() : options.noise;
    Dataset data = toyData.make(options.samples, noise, options.seed, classes);
    return new Source(toyData.title, toyData.name(), data);
  }

  /**
   * Reads the points.
   *
   * @throws IllegalArgumentException if they cannot be read, or are not what can be learned
   */
  static Source read(Options options, Path file) {
    Dataset data = check(file, data(options, file));
    String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    // loss.png is the other picture.
    String safe = name.isEmpty() || name.equalsIgnoreCase("loss") ? "data" : name;
    return new Source(name, safe, data);
  }

  private static Dataset data(Options options, Path file) {
    try {
      Csv csv = Csv.of(file).without(options.without.toArray(String[]::new));
      return (options.label == null ? csv : csv.withLabel(options.label)).read();
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException(
          "--data " + file + ": cannot be read: " + OutputFile.reason(e), e);
    }
  }

  private static Dataset check(Path file, Dataset data) {
    if (data.classes() > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "%s: got %d classes; expected %d or fewer; --label names the column of the class"
              .formatted(file, data.classes(), MOST_CLASSES));
    }
    for (double[] row : data.inputs()) {
      for (double number : row) {
        if (Math.abs(number) > FARTHEST) {
          throw new IllegalArgumentException(
              "%s: got the number %s; expected sizes of at most %s"
                  .formatted(file, number, FARTHEST));
        }
      }
    }
    return data;
  }

  /** Whether the rows are points of the plane, of no more classes than a picture tells apart. */
  boolean isDrawable() {
    return data.features() == 2 && data.classes() <= MOST_MARKS;
  }
}
