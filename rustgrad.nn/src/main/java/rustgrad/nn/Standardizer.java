package rustgrad.nn;

import java.util.Arrays;
import java.util.Map;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/**
 * Moves every column to mean 0 and standard deviation 1, y = (x - mean) / deviation, so that one
 * learning rate suits data of any unit. A model without parameters: as the first part of a {@link
 * Sequential} it is trained, saved and exported with the network.
 *
 * <pre>{@code
 * Split split = data.split(0.8, 0);
 * Sequential model = Sequential.of(Standardizer.of(split.train())).then(MLP.of(4, 16, 3));
 * }</pre>
 *
 * <p>Means and deviations are those of the rows that it is made of, which should be the rows to
 * train on and no others. The deviation is the root of the mean square, without Bessel's
 * correction, as in scikit-learn's {@code StandardScaler}; a constant column has the deviation 1.
 * Weights of rows do not count here.
 */
public final class Standardizer implements Model {
  private static final Parameters NONE = Parameters.of();

  private final double[] means;
  private final double[] deviations;

  private Standardizer(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /**
   * A standardizer of the features of these rows.
   *
   * @throws IllegalArgumentException if numbers are so great that their squares overflow
   */
  public static Standardizer of(Dataset data) {
    return of("feature", data.inputs());
  }

  /**
   * A standardizer of the numbers to predict. Its {@link #inverse()} as the last part of a model
   * lets the network before it work with numbers of usual size.
   *
   * <p>With several targets of different units, this is not enough: the loss is in their units, and
   * the greatest of them is all that counts. So train on {@linkplain #applyToTargets scaled
   * targets}, and put the inverse behind the trained model:
   *
   * <pre>{@code
   * Standardizer targets = Standardizer.ofTargets(train); // a price of 300,000, a rent of 1,000
   * Sequential model = Sequential.of(Standardizer.of(train)).then(MLP.of(2, 16, 2));
   * Trainer trainer =
   *     Trainer.of(model, Loss.meanSquaredError(), Adam.of(model.parameters(), 0.01));
   * trainer.fit(targets.applyToTargets(train), FitOptions.epochs(400));
   * Sequential inUnits = model.then(targets.inverse()); // copies the numbers that were learned
   * RegressionMetrics metrics = RegressionMetrics.of(inUnits, test);
   * }</pre>
   *
   * @throws IllegalStateException if the data has classes
   * @throws IllegalArgumentException as of {@link #of(Dataset)}
   */
  public static Standardizer ofTargets(Dataset data) {
    return of("target", data.targets());
  }

  /**
   * The same rows with targets to which this standardizer, made {@linkplain #ofTargets of the
   * targets} of the rows to train on, was applied. Names and weights stay.
   *
   * @throws IllegalStateException if the data has classes
   * @throws IllegalArgumentException if it does not have a target for each column, or a number is
   *     too great
   */
  public Dataset applyToTargets(Dataset data) {
    int targets = data.targets()[0].length;
    if (targets != means.length) {
      throw new IllegalArgumentException(
          "%s scales %d targets, but %s; make it of such targets"
              .formatted(this, means.length, data));
    }
    return data.withTargets(
        Arrays.stream(data.targets()).map(this::predict).toArray(double[][]::new));
  }

  private static Standardizer of(String name, double[][] rows) {
    double[] means = new double[rows[0].length];
    double[] variances = new double[means.length];
    for (int j = 0; j < means.length; j++) {
      means[j] = mean(rows, j);
      variances[j] = variance(rows, j, means[j]);
    }
    return of(name, rows.length, means, variances);
  }

  /**
   * A standardizer of rows that are elsewhere.
   *
   * @param rows how many there are
   * @param means the mean of each column
   * @param variances for each column the mean of the squared distances from its mean
   * @throws IllegalArgumentException if there are no means, or not as many as variances, or numbers
   *     are not finite
   */
  public static Standardizer ofVariances(long rows, double[] means, double[] variances) {
    checkPairs("variances", means, variances);
    return of("column", rows, means.clone(), variances);
  }

  private static Standardizer of(String name, long rows, double[] means, double[] variances) {
    double[] deviations = new double[means.length];
    for (int j = 0; j < means.length; j++) {
      // As scikit-learn: a variance that rounding alone can make is that of a constant.
      double rounding = rows * Math.ulp(1.0) * means[j];
      deviations[j] = variances[j] <= rounding * rounding ? 1 : Math.sqrt(variances[j]);
      if (!Double.isFinite(deviations[j])) {
        throw new IllegalArgumentException(
            "the numbers of %s %d are too great to standardize; divide them by a constant first"
                .formatted(name, j));
      }
    }
    return new Standardizer(means, deviations);
  }

  private static void checkPairs(String name, double[] means, double[] others) {
    Check.atLeast(1, "the number of means", means.length);
    if (means.length != others.length) {
      throw new IllegalArgumentException(
          "%d means and %d %s; expected equally many".formatted(means.length, others.length, name));
    }
  }

  private static double mean(double[][] rows, int column) {
    double mean = 0;
    for (double[] row : rows) {
      mean += row[column] / rows.length;
    }
    return mean;
  }

  private static double variance(double[][] rows, int column, double mean) {
    double variance = 0;
    for (double[] row : rows) {
      double distance = row[column] - mean;
      variance += distance * distance / rows.length;
    }
    return variance;
  }

  /**
   * A standardizer with these means and deviations, one of each for every column.
   *
   * @throws IllegalArgumentException if there are none, or not equally many, or one is not finite,
   *     or a deviation is 0
   */
  public static Standardizer of(double[] means, double[] deviations) {
    checkPairs("deviations", means, deviations);
    for (int j = 0; j < means.length; j++) {
      if (!Double.isFinite(means[j]) || !Double.isFinite(deviations[j]) || deviations[j] == 0) {
        throw new IllegalArgumentException(
            "column %d has the mean %s and the deviation %s; expected finite numbers, and a deviation that is not 0"
                .formatted(j, means[j], deviations[j]));
      }
    }
    return new Standardizer(means.clone(), deviations.clone());
  }

  /**
   * What undoes this one up to rounding: x = y deviation + mean.
   *
   * @throws IllegalArgumentException if a number is too great or too small for that
   */
  public Standardizer inverse() {
    double[] inverse = new double[means.length];
    double[] starts = new double[means.length];
    for (int j = 0; j < means.length; j++) {
      inverse[j] = 1 / deviations[j];
      starts[j] = -means[j] / deviations[j];
    }
    return of(starts, inverse);
  }

  /** The mean of each column. */
  public double[] means() {
    return means.clone();
  }

  /** The standard deviation of each column. */
  public double[] deviations() {
    return deviations.clone();
  }

  @Override
  public Parameters parameters() {
    return NONE;
  }

  @Override
  public Map<String, Value> namedParameters() {
    return Map.of();
  }

  @Override
  public int inputs() {
    return means.length;
  }

  @Override
  public int outputs() {
    return means.length;
  }

  @Override
  public Value[] forward(Value... x) {
    Check.inputs(this, x.length);
    Value[] y = new Value[x.length];
    Arrays.setAll(y, j -> x[j].minus(means[j]).div(deviations[j]));
    return y;
  }

  /** Such as "Standardizer(4)". */
  @Override
  public String toString() {
    return "Standardizer(" + means.length + ")";
  }
}
