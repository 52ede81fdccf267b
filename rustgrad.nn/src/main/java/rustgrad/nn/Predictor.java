package rustgrad.nn;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
 * <p>It carries the names of inputs, classes and outputs, and tells classes and their
 * probabilities:
 *
 * <pre>{@code
 * Predictor iris = Predictor.of(model, data);     // with the names that the data has
 * iris.className(5.1, 3.5, 1.4, 0.2);             // setosa
 * iris.probabilities(5.1, 3.5, 1.4, 0.2);         // in the order of classNames(), together 1
 * patients.className(patients.row(Map.of("age", 61, "region", "west"))); // by name
 * }</pre>
 *
 * <p>Immutable, and safe to use from any number of threads, even while the model goes on training.
 * The model is traced by the first prediction for one row, and by the first for many; so its
 * forward pass must be a pure function, as {@link Trainer} says.
 */
public final class Predictor {
  private final Model model;
  private final PredictorNames names;
  private final double[] items;
  private final Lazy<VectorProgram> one;

  /** A program of the parameters and a row, so that all snapshots can share it. */
  private final Lazy<VectorRowProgram> many;

  private Predictor(
      Model model, PredictorNames names, double[] items, Lazy<VectorRowProgram> many) {
    this.model = model;
    this.names = names;
    this.items = items;
    this.many = many;
    Parameters parameters = model.parameters();
    one =
        new Lazy<>(
            () ->
                VectorProgram.trace(
                    model.inputs(),
                    model.outputs(),
                    x -> parameters.at(items, () -> model.forward(x))));
  }

  /** A snapshot of this model, without names. */
  public static Predictor of(Model model) {
    Objects.requireNonNull(model, "model");
    return new Predictor(
        model,
        PredictorNames.NONE,
        model.parameters().items(),
        new Lazy<>(
            () ->
                VectorRowProgram.trace(
                    model.parameters(), model.inputs(), model.outputs(), model::forward)));
  }

  /**
   * A snapshot of this model, with the names of inputs, and of classes or targets, that the data
   * has; only the names of the data are used.
   *
   * @throws IllegalArgumentException if the data has other features than the model has inputs, or
   *     other classes than it can tell apart, or not a target for each output
   */
  public static Predictor of(Model model, Dataset data) {
    Check.fits(model, data);
    Predictor predictor = of(model);
    return new Predictor(model, PredictorNames.of(data), predictor.items, predictor.many);
  }

  /**
   * The same snapshot with names of the inputs, in their order.
   *
   * @throws IllegalArgumentException if there are not as many as inputs, or two are equal
   */
  public Predictor withInputNames(String... names) {
    List<String> checked = Check.names("input", inputs(), names);
    return new Predictor(model, this.names.withInputs(checked), items, many);
  }

  /**
   * The same snapshot with names of the classes, in their order.
   *
   * @throws IllegalArgumentException if there are not as many as {@link #classes()}, or two are
   *     equal
   */
  public Predictor withClassNames(String... names) {
    List<String> checked = Check.names("class", classes(), names);
    return new Predictor(model, this.names.withClasses(checked), items, many);
  }

  /**
   * The same snapshot with names of the outputs, in their order: of the numbers that it predicts.
   *
   * @throws IllegalArgumentException if there are not as many as outputs, or two are equal
   */
  public Predictor withOutputNames(String... names) {
    List<String> checked = Check.names("output", outputs(), names);
    return new Predictor(model, this.names.withOutputs(checked), items, many);
  }

  /**
   * A new snapshot of the same model, with its present parameters. For many rows it need not trace
   * the model again, so it can be made after every step of a training.
   */
  public Predictor updated() {
    return new Predictor(model, names, model.parameters().items(), many);
  }

  /**
   * A model with the numbers of this snapshot, to train on, to save or to export: apart from the
   * one that the snapshot was made of, and of its kind.
   *
   * @throws IllegalArgumentException if the {@link Model#namedParameters()} of the model are not
   *     its {@link Model#parameters()}
   */
  public Model model() {
    return Placed.on(model, Parameters.of(items.clone()));
  }

  /** The names of the inputs; empty if they have none. */
  public List<String> inputNames() {
    return names.inputs();
  }

  /** The names of the classes; empty if they have none. */
  public List<String> classNames() {
    return names.classes();
  }

  /** The names of the outputs; empty if they have none, as those of a classifier. */
  public List<String> outputNames() {
    return names.outputs();
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
   * A row for the other methods, of its cells by name: for each input the number of its name, or,
   * for inputs such as {@code region=west} and {@code region=east}, the text "west" of the name
   * "region", which makes the one input 1 and the others 0. Such inputs are what a table with
   * columns of categories becomes.
   *
   * <pre>{@code
   * predictor.className(predictor.row(Map.of("age", 61, "region", "west")));
   * }</pre>
   *
   * @param cells numbers and texts, one for each input or column of categories
   * @return as many numbers as {@link #inputs()}
   * @throws IllegalArgumentException if a name is missing or unknown, a category is unknown, or a
   *     cell is not a number or not a text as it should be; the message names it
   * @throws IllegalStateException if the inputs have no names
   */
  public double[] row(Map<String, ?> cells) {
    if (inputNames().isEmpty()) {
      throw new IllegalStateException(
          this
              + " has no names of inputs; give them with withInputNames, or give the numbers in their order");
    }
    return NamedRow.of(inputNames(), cells);
  }

  /**
   * The outputs for one row. A number that is NaN goes in as any other, as in {@link
   * #predict(double[], double[])}.
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
   * The outputs for one row. After a few calls, this allocates nothing. The numbers are not
   * checked: one that is NaN makes those outputs NaN that are computed from it, unless an
   * activation or a comparison hides it.
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

  /** How many classes the outputs tell apart: two if there is one output, else one for each. */
  public int classes() {
    return Math.max(outputs(), 2);
  }

  /**
   * The class of a row, counted from 0. With one output, it is 1 if that is positive, else 0. With
   * several, it is that of the greatest, or of the first of equals.
   *
   * @throws IllegalArgumentException if there are not exactly {@link #inputs()} numbers, or one of
   *     them is NaN; infinite ones are allowed, as in many rows
   */
  public int predictedClass(double... x) {
    return Logits.predictedClass(predictKnown(x));
  }

  /** The outputs for a row without gaps, for which a class is not made up. */
  private double[] predictKnown(double... x) {
    Check.inputs(model, x.length);
    for (int i = 0; i < x.length; i++) {
      if (Double.isNaN(x[i])) {
        throw new IllegalArgumentException(
            "input %s is NaN; leave such rows out or fill the gap".formatted(names.input(i)));
      }
    }
    return predict(x);
  }

  /**
   * The class of each row.
   *
   * @throws IllegalArgumentException as of {@link #predict(double[][])}
   */
  public int[] predictedClasses(double[][] rows) {
    return Arrays.stream(predict(rows)).mapToInt(Logits::predictedClass).toArray();
  }

  /**
   * The name of the class of a row.
   *
   * @throws IllegalArgumentException as of {@link #predictedClass}
   * @throws IllegalStateException if the classes have no names
   */
  public String className(double... x) {
    if (classNames().isEmpty()) {
      throw new IllegalStateException(
          this
              + " has no names of classes; give them with withClassNames, or ask for the predictedClass");
    }
    return classNames().get(predictedClass(x));
  }

  /**
   * For each class its probability, in the order of {@link #classNames()}: the softmax of the
   * outputs, or, with one output z, 1 - sigmoid(z) and sigmoid(z). They mean something if the model
   * was trained by a cross-entropy.
   *
   * @throws IllegalArgumentException as of {@link #predictedClass}
   */
  public double[] probabilities(double... x) {
    return Probabilities.of(predictKnown(x));
  }

  /**
   * For each row the {@linkplain #probabilities(double...) probabilities} of the classes.
   *
   * @throws IllegalArgumentException as of {@link #predict(double[][])}
   */
  public double[][] probabilities(double[][] rows) {
    return Arrays.stream(predict(rows)).map(Probabilities::of).toArray(double[][]::new);
  }

  /** As {@link Check#fits}, without a model of its own for that. */
  void checkFits(Dataset data) {
    Check.fits(model, data);
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
