package rustgrad.playground.network;

import java.util.Arrays;
import rustgrad.nn.Dataset;
import rustgrad.playground.engine.Digits;

/** The data sets of the page: points in the plane. */
public enum Points {
  /** Two half circles, one in the other. */
  MOONS("Dataset.moons(%s)", 2) {
    @Override
    Dataset draw(int rows, double noise, long seed) {
      return Dataset.moons(rows, noise, seed);
    }
  },
  /** A circle around another. */
  CIRCLES("Dataset.circles(%s)", 2) {
    @Override
    Dataset draw(int rows, double noise, long seed) {
      return Dataset.circles(rows, noise, 0.5, seed);
    }
  },
  /** Two arms wound around each other. */
  SPIRALS("Dataset.spirals(%s)", 2) {
    @Override
    Dataset draw(int rows, double noise, long seed) {
      return Dataset.spirals(rows, noise, seed);
    }
  },
  /** Three clouds, scaled from the square of 10 to that of 1. */
  BLOBS("Dataset.blobs(%s)", 3) {
    @Override
    Dataset draw(int rows, double noise, long seed) {
      Dataset blobs = Dataset.blobs(rows, 3, 10 * noise, seed);
      double[][] scaled =
          Arrays.stream(blobs.inputs())
              .map(point -> new double[] {point[0] / 10, point[1] / 10})
              .toArray(double[][]::new);
      return Dataset.ofClasses(scaled, blobs.labels(), 3);
    }
  };

  private final String method;
  private final int classes;

  Points(String method, int classes) {
    this.method = method;
    this.classes = classes;
  }

  /** How many classes there are. */
  public int classes() {
    return classes;
  }

  /** Such as "moons". */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  abstract Dataset draw(int rows, double noise, long seed);

  /** The Java that draws them. */
  String code(int rows, double noise, long seed) {
    String arguments =
        switch (this) {
          case CIRCLES -> "%d, %s, 0.5, %d".formatted(rows, Digits.of(noise), seed);
          case BLOBS -> "%d, 3, 10 * %s, %d".formatted(rows, Digits.of(noise), seed);
          default -> "%d, %s, %d".formatted(rows, Digits.of(noise), seed);
        };
    return method.formatted(arguments);
  }
}
