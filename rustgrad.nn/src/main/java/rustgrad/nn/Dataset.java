package rustgrad.nn;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of numbers, each with what a model is to predict from it: a class, or, for regression, one
 * or more numbers.
 *
 * <pre>{@code
 * Dataset iris = Dataset.ofClasses(inputs, labels, 3).withClassNames("setosa", "versicolor", "virginica");
 * Split split = iris.split(0.8, 0);   // split.train() and split.test(), each with a share of every class
 * }</pre>
 *
 * <p>Immutable, as long as nobody writes to the arrays that it returns: they are copied when a data
 * set is made, but not when they are read.
 */
public final class Dataset {
  private final double[][] inputs;
  private final List<String> inputNames;
  private final RowTargets targets;

  /** Null if all rows count the same. */
  private final double @Nullable [] weights;

  private Dataset(
      double[][] inputs, List<String> inputNames, RowTargets targets, double @Nullable [] weights) {
    this.inputs = inputs;
    this.inputNames = inputNames;
    this.targets = targets;
    this.weights = weights;
  }

  /**
   * Rows that each belong to a class.
   *
   * @param inputs for each row its features, all finite, and equally many in each row
   * @param labels for each row its class, from 0 to {@code classes - 1}
   * @param classes how many classes there are, at least 2, whether or not each has a row
   * @throws IllegalArgumentException if there is no row or no feature, or not as many labels as
   *     rows, or rows differ in length, or a number is not finite, or a label is not a class
   */
  public static Dataset ofClasses(double[][] inputs, int[] labels, int classes) {
    double[][] copy = copy("inputs", "the number of features", inputs);
    return new Dataset(copy, List.of(), RowLabels.of(copy.length, labels, classes), null);
  }

  /**
   * Rows that each have numbers to predict, for regression.
   *
   * @param inputs for each row its features, all finite, and equally many in each row
   * @param targets for each row its numbers, all finite, and equally many for each row
   * @throws IllegalArgumentException if there is no row, no feature or no target, or not as many
   *     targets as rows, or rows differ in length, or a number is not finite
   */
  public static Dataset ofTargets(double[][] inputs, double[][] targets) {
    double[][] copy = copy("inputs", "the number of features", inputs);
    return new Dataset(copy, List.of(), RowNumbers.of(copy.length, targets), null);
  }

  /** Rows of finite numbers, equally many in each. */
  static double[][] copy(String name, String width, double[][] rows) {
    Check.atLeast(1, "the number of rows", rows.length);
    int columns = Check.atLeast(1, width, rows[0].length);
    Check.rows(name, rows, columns, "%s[0] has %d".formatted(name, columns));
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * The same rows with names of the features, in their order.
   *
   * @throws IllegalArgumentException if there are not as many as features, or two are equal
   */
  public Dataset withInputNames(String... names) {
    return new Dataset(inputs, Check.names("input", features(), names), targets, weights);
  }

  /**
   * The same rows with names of the classes, in their order.
   *
   * @throws IllegalArgumentException if there are not as many as classes, or two are equal
   * @throws IllegalStateException if the rows have no classes
   */
  public Dataset withClassNames(String... names) {
    return with(labelled().withNames(Check.names("class", classes(), names)));
  }

  /**
   * The same rows with names of the numbers to predict, in their order.
   *
   * @throws IllegalArgumentException if there are not as many as targets, or two are equal
   * @throws IllegalStateException if the rows have classes
   */
  public Dataset withTargetNames(String... names) {
    int count = targets()[0].length;
    return with(targets.withNames(Check.names("target", count, names)));
  }

  /** The same rows with as many other numbers to predict, of the same names. */
  Dataset withTargets(double[][] others) {
    return with(RowNumbers.of(size(), others).withNames(targetNames()));
  }

  private Dataset with(RowTargets others) {
    return new Dataset(inputs, inputNames, others, weights);
  }

  /**
   * The same rows, which count as much as these numbers say: the loss that a {@link Trainer}
   * minimises is the mean of weight times loss, with the weights scaled to mean 1, and {@link
   * Metrics} count a row of weight 2 as two rows.
   *
   * @param weights for each row, finite numbers that are not negative, and not all 0
   * @throws IllegalArgumentException if there are others
   */
  public Dataset withRowWeights(double... weights) {
    if (weights.length != size()) {
      throw new IllegalArgumentException(
          "%d weights for %d rows; expected one for each".formatted(weights.length, size()));
    }
    for (int row = 0; row < weights.length; row++) {
      Check.notNegative("the weight of row " + row, weights[row]);
    }
    double sum = Arrays.stream(weights).sum();
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the weights of the rows add up to %s; expected a finite number above 0".formatted(sum));
    }
    return new Dataset(inputs, inputNames, targets, weights.clone());
  }

  /**
   * The same rows, which {@linkplain #withRowWeights count} as much as the numbers of their classes
   * say.
   *
   * @param weights for each class
   * @throws IllegalArgumentException if there are not as many as classes, or the weights of the
   *     rows would be bad
   * @throws IllegalStateException if the rows have no classes
   */
  public Dataset withClassWeights(double... weights) {
    if (weights.length != labelled().classes()) {
      throw new IllegalArgumentException(
          "%d weights for %d classes; expected one for each".formatted(weights.length, classes()));
    }
    return withRowWeights(Arrays.stream(labels()).mapToDouble(label -> weights[label]).toArray());
  }

  /**
   * The same rows, weighted so that every class counts the same: a row of a class with n rows of N
   * counts N / (k n), for k classes, as scikit-learn's {@code class_weight="balanced"}.
   *
   * @throws IllegalStateException if the rows have no classes
   */
  public Dataset withBalancedClasses() {
    return withClassWeights(
        Arrays.stream(labelled().rowsOfClasses())
            .mapToDouble(rows -> rows.length == 0 ? 0 : (double) size() / classes() / rows.length)
            .toArray());
  }

  /** How many rows there are. */
  public int size() {
    return inputs.length;
  }

  /** How many numbers a row has. */
  public int features() {
    return inputs[0].length;
  }

  /** For each row its features. */
  public double[][] inputs() {
    return inputs;
  }

  /** The names of the features; empty if they have none. */
  public List<String> inputNames() {
    return inputNames;
  }

  /** Whether each row has a class; else it has numbers to predict. */
  public boolean isClassification() {
    return targets instanceof RowLabels;
  }

  /**
   * For each row its class, from 0 to {@code classes() - 1}.
   *
   * @throws IllegalStateException if the rows have no classes
   */
  public int[] labels() {
    return labelled().labels();
  }

  /** How many classes there are; 0 if the rows have no classes. */
  public int classes() {
    return targets instanceof RowLabels labels ? labels.classes() : 0;
  }

  /** The names of the classes; empty if they have none. */
  public List<String> classNames() {
    return targets instanceof RowLabels labels ? labels.names() : List.of();
  }

  private RowLabels labelled() {
    if (targets instanceof RowLabels labels) {
      return labels;
    }
    throw new IllegalStateException(
        this + " is for regression and has no classes; use its targets()");
  }

  /**
   * For each row the numbers to predict.
   *
   * @throws IllegalStateException if the rows have classes
   */
  public double[][] targets() {
    if (targets instanceof RowNumbers numbers) {
      return numbers.targets();
    }
    throw new IllegalStateException(this + " has classes and no targets; use its labels()");
  }

  /** The names of the numbers to predict; empty if they have none. */
  public List<String> targetNames() {
    return targets instanceof RowNumbers numbers ? numbers.names() : List.of();
  }

  /** How much each row counts, if they do not all count the same. */
  public Optional<double[]> rowWeights() {
    return Optional.ofNullable(weights);
  }

  /**
   * Some of the rows, in this order; a row may be taken more than once.
   *
   * @throws IllegalArgumentException if there is none, or no such row
   */
  public Dataset select(int... rows) {
    Check.atLeast(1, "the number of rows to select", rows.length);
    for (int row : rows) {
      if (row < 0 || row >= size()) {
        throw new IllegalArgumentException(
            "there is no row %d; expected 0 to %d".formatted(row, size() - 1));
      }
    }
    return new Dataset(
        Arrays.stream(rows).mapToObj(row -> inputs[row]).toArray(double[][]::new),
        inputNames,
        targets.select(rows),
        weights == null ? null : Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray());
  }

  /**
   * Two parts, one to train on and one to test on, which have each row once. Of every class the
   * same fraction is trained on, up to rounding; a class of two rows or more has some in both
   * parts. The rows are drawn at random, the same for the same seed on every JVM, and stay in their
   * order.
   *
   * @param fraction how much of the rows to train on, above 0 and below 1, such as 0.8
   * @throws IllegalArgumentException if the fraction is another, or a part would have no row
   */
  public Split split(double fraction, long seed) {
    return Split.of(this, fraction, seed);
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

  /** Such as "Dataset(100 rows, 2 features, 2 classes)". */
  @Override
  public String toString() {
    return "Dataset(%d rows, %d features, %s)".formatted(size(), features(), targets);
  }

  /** For each class the numbers of its rows; of a regression, those of all. */
  int[][] groups() {
    return targets instanceof RowLabels labels
        ? labels.rowsOfClasses()
        : new int[][] {IntStream.range(0, size()).toArray()};
  }
}
