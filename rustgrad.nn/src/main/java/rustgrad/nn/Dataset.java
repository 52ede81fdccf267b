package rustgrad.nn;

import java.nio.file.Path;

/**
 * Rows of numbers, each with a class.
 *
 * <p>The rows are copied when a data set is made, but not when they are read: do not write to the
 * arrays that it returns.
 *
 * @param inputs for each row its features, all finite, and equally many in each row
 * @param labels for each row its class, from 0 to {@code classes - 1}
 * @param classes how many classes there are, whether or not each has a row
 */
public record Dataset(double[][] inputs, int[] labels, int classes) {

  /**
   * Copies the rows.
   *
   * @throws IllegalArgumentException if there is no row or no feature, or not as many labels as
   *     rows, or rows differ in length, or a number is not finite, or a label is not a class
   */
  public Dataset {
    Check.atLeast(1, "the number of rows", inputs.length);
    Check.atLeast(1, "the number of features", inputs[0].length);
    int features = inputs[0].length;
    Check.rows("inputs", inputs, features, "inputs[0] has " + features);
    inputs = copy(inputs);
    labels = labels.clone();
    checkLabels(inputs.length, labels, classes);
  }

  /** How many rows there are. */
  public int size() {
    return inputs.length;
  }

  /** How many numbers a row has. */
  public int features() {
    return inputs[0].length;
  }

  /**
   * Two interleaving half circles, as {@code sklearn.datasets.make_moons} draws them: class 0 on
   * the upper half of the unit circle, class 1 on the lower half of the circle around (1, 0.5).
   * Here, as for all sets that are drawn, the same seed gives the same data on every JVM.
   *
   * @param samples how many rows, at least 2; of an odd number, class 1 has one more
   * @param noise the standard deviation of the noise on each coordinate
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static Dataset moons(int samples, double noise, long seed) {
    return Shapes.moons(samples, noise, seed);
  }

  /**
   * Two circles around the origin, as {@code sklearn.datasets.make_circles} draws them: class 0 on
   * the unit circle, class 1 on a smaller one.
   *
   * @param samples how many rows, at least 2; of an odd number, class 1 has one more
   * @param noise the standard deviation of the noise on each coordinate
   * @param factor the radius of the smaller circle, from 0 to less than 1
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static Dataset circles(int samples, double noise, double factor, long seed) {
    return Shapes.circles(samples, noise, factor, seed);
  }

  /**
   * Normal clouds around random centers, as {@code sklearn.datasets.make_blobs} draws them: the
   * centers are uniform in the square from -10 to 10, and each is a class.
   *
   * @param samples how many rows, at least one for each center; the first classes have one more if
   *     they cannot all have the same number
   * @param centers how many classes, at least 2
   * @param deviation the standard deviation of each coordinate around its center
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static Dataset blobs(int samples, int centers, double deviation, long seed) {
    return Shapes.blobs(samples, centers, deviation, seed);
  }

  /**
   * Two spirals wound around each other, a gentler form of the problem of Lang and Witbrock
   * ("Learning to tell two spirals apart", 1988): class 0 on radius t at the angle 3 pi t, t from
   * just above 0 to 1, one and a half turns; class 1 opposite.
   *
   * @param samples how many rows, at least 2; of an odd number, class 1 has one more
   * @param noise the standard deviation of the noise on each coordinate; the arms are 1/3 apart
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static Dataset spirals(int samples, double noise, long seed) {
    return Shapes.spirals(samples, noise, seed);
  }

  /**
   * Reads a file of comma-separated values in UTF-8: a header line, then a row on each line, the
   * features first and the class last. Fields are not quoted; spaces around them and empty lines
   * are ignored.
   *
   * <p>A class is a whole number from 0 on; or all are -1 or 1, which become 0 and 1. The number of
   * classes is one more than the greatest class, and at least 2.
   *
   * @throws java.io.UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it has other contents; the message names the file, the
   *     line, the column, and what was expected there
   */
  public static Dataset readCsv(Path file) {
    return new CsvReader(file).read();
  }

  /** Such as "Dataset(100 rows, 2 features, 2 classes)". */
  @Override
  public String toString() {
    return "Dataset(%d rows, %d features, %d classes)".formatted(size(), features(), classes);
  }

  private static double[][] copy(double[][] rows) {
    double[][] copy = new double[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      copy[row] = rows[row].clone();
    }
    return copy;
  }

  private static void checkLabels(int rows, int[] labels, int classes) {
    Check.atLeast(2, "the number of classes", classes);
    if (labels.length != rows) {
      throw new IllegalArgumentException(
          "%d rows and %d labels; expected a label for each row".formatted(rows, labels.length));
    }
    for (int row = 0; row < rows; row++) {
      if (labels[row] < 0 || labels[row] >= classes) {
        throw new IllegalArgumentException(
            "labels[%d] is %d; expected a class from 0 to %d"
                .formatted(row, labels[row], classes - 1));
      }
    }
  }
}
