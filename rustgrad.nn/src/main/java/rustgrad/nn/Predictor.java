package rustgrad.nn;

import java.util.Arrays;
import java.util.Objects;
import rustgrad.core.Parameters;
import rustgrad.program.VectorProgram;
import rustgrad.rows.Rows;
import rustgrad.rows.VectorRowProgram;

/**
 * A snapshot of a model that only predicts: compiled, with the parameters that the model had when
 * it was made. Gives the bits of {@link Model#predict}.
 *
 * <pre>{@code
 * Predictor predictor = Predictor.of(model);
 * double[] into = new double[1];
 * predictor.predict(new double[] {0.5, -0.25}, into); // one row; once warm, allocates nothing
 * double[][] all = predictor.predict(data.inputs());  // many rows; faster for wide layers
 * }</pre>
 *
 * <p>Immutable, and safe to use from any number of threads, even while the model goes on training.
 * The model is traced by the first prediction for one row, and by the first for many; so its
 * forward pass must be a pure function, as {@link Trainer} says.
 */
public final class Predictor {
  private final Model model;
  private final double[] items;
  private final Lazy<VectorProgram> one;

  /** A program of the parameters and a row, so that all snapshots can share it. */
  private final Lazy<VectorRowProgram> many;

  private Predictor(Model model, Lazy<VectorRowProgram> many) {
    this.model = model;
    this.many = many;
    Parameters parameters = model.parameters();
    items = parameters.items();
    one =
        new Lazy<>(
            () ->
                VectorProgram.trace(
                    model.inputs(),
                    model.outputs(),
                    x -> parameters.at(items, () -> model.forward(x))));
  }

  /** A snapshot of this model. */
  public static Predictor of(Model model) {
    Objects.requireNonNull(model, "model");
    return new Predictor(
        model,
        new Lazy<>(
            () ->
                VectorRowProgram.trace(
                    model.parameters(), model.inputs(), model.outputs(), model::forward)));
  }

  /**
   * A new snapshot of the same model, with its present parameters. For many rows it need not trace
   * the model again, so it can be made after every step of a training.
   */
  public Predictor updated() {
    return new Predictor(model, many);
  }

  Model model() {
    return model;
  }

  /** How many numbers go in. */
  public int inputs() {
    return model.inputs();
  }

  /** How many numbers come out. */
  public int outputs() {
    return model.outputs();
  }

  /**
   * The outputs for one row.
   *
   * @throws IllegalArgumentException if there are not exactly {@link #inputs()} numbers
   * @throws IllegalStateException if the model cannot be traced, as for all predictions
   */
  public double[] predict(double... x) {
    double[] outputs = new double[outputs()];
    predict(x, outputs);
    return outputs;
  }

  /**
   * The outputs for one row. After a few calls, this allocates nothing.
   *
   * @param into receives the outputs; not the same array as x
   * @throws IllegalArgumentException if x does not have {@link #inputs()} numbers, or into does not
   *     have {@link #outputs()}
   */
  public void predict(double[] x, double[] into) {
    Check.inputs(model, x.length);
    try {
      one.get().evaluate(x, into);
    } catch (IllegalStateException e) {
      throw untraceable(e);
    }
  }

  /**
   * The outputs for each row.
   *
   * @throws IllegalArgumentException if a row does not have exactly {@link #inputs()} numbers, or
   *     one of them is NaN
   */
  public double[][] predict(double[][] rows) {
    for (double[] row : rows) {
      Check.inputs(model, row.length);
    }
    double[][] outputs = new double[rows.length][];
    if (rows.length > 0) {
      int width = outputs();
      double[] flat = new double[Math.multiplyExact(rows.length, width)];
      predict(Rows.of(rows), flat);
      Arrays.setAll(outputs, r -> Arrays.copyOfRange(flat, r * width, (r + 1) * width));
    }
    return outputs;
  }

  /**
   * The outputs for each row.
   *
   * @param rows the rows, which must not be streamed
   * @param into receives the outputs of the first row, then those of the second, and so on
   * @throws IllegalArgumentException if the rows do not have {@link #inputs()} columns, or into
   *     does not have {@link #outputs()} numbers for each row
   */
  public void predict(Rows rows, double[] into) {
    try {
      many.get().evaluate(items, rows, into);
    } catch (IllegalStateException e) {
      throw untraceable(e);
    }
  }

  private IllegalStateException untraceable(IllegalStateException e) {
    return new IllegalStateException(
        "%s does not predict as a program: %s (its own predict() needs no program)"
            .formatted(model, e.getMessage()),
        e);
  }

  /** Such as "Predictor(MLP(2, 16, 16, 1))". */
  @Override
  public String toString() {
    return "Predictor(" + model + ")";
  }
}
