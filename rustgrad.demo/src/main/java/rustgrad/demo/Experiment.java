package rustgrad.demo;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import rustgrad.nn.ClassificationMetrics;
import rustgrad.nn.Dataset;
import rustgrad.nn.Loss;
import rustgrad.nn.Model;
import rustgrad.nn.Optimizer;
import rustgrad.nn.Predictor;
import rustgrad.nn.Schedule;
import rustgrad.nn.Split;
import rustgrad.nn.Trainer;

/** A network and the points it learns: the options, checked and put together. */
final class Experiment {
  private static final double L2 = 1e-4;

  /** The learning rate falls to this fraction of the first one. */
  private static final double LAST_RATE = 0.1;

  private final Source source;
  private final Dataset training;
  private final Optional<Dataset> validation;
  private final Loss loss;
  private final Trainer trainer;
  private final String network;
  private final String method;
  private Predictor predictor;

  /**
   * Reads or makes the data and the network, and makes its trainer.
   *
   * @param options checked before
   * @throws IllegalArgumentException if the data is bad, a name is unknown, or things do not fit
   */
  Experiment(Options options) {
    @Nullable Predictor loaded = options.load == null ? null : StartingModel.load(options.load);
    source =
        options.data == null
            ? Source.made(options, classes(options, loaded))
            : Source.read(options, options.data);
    loss = loss(options, loaded, source.data());
    Split split = split(source.data(), options);
    training = split == null ? source.data() : split.train();
    validation = Optional.ofNullable(split).map(Split::test);

    Model model;
    if (options.load == null || loaded == null) {
      model = StartingModel.of(options, training, loss);
      predictor = Predictor.of(model, training);
    } else {
      StartingModel.checkFits(options.load, loaded, source, loss);
      model = loaded.model();
      predictor = named(model, loaded, training);
    }
    trainer = Trainer.of(model, loss, optimizer(options, model)).withL2(L2);
    network = StartingModel.describe(model);
    method = "%s loss, %s".formatted(loss.name(), options.optimizer);
  }

  /** How many classes generated points are to have, if they can have more than two. */
  private static int classes(Options options, @Nullable Predictor loaded) {
    if (loaded != null) {
      return loaded.classes();
    }
    return options.loss != null && separates(Loss.named(options.loss), 3) ? 3 : 2;
  }

  private static boolean separates(Loss loss, int classes) {
    try {
      loss.outputs(classes);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Loss loss(Options options, @Nullable Predictor loaded, Dataset data) {
    if (options.loss != null) {
      Loss loss = Loss.named(options.loss);
      loss.outputs(data.classes()); // which throws if it cannot separate them
      return loss;
    }
    boolean one = loaded == null ? data.classes() == 2 : loaded.outputs() == 1;
    return one ? Loss.maxMargin() : Loss.softmaxCrossEntropy();
  }

  private static @Nullable Split split(Dataset data, Options options) {
    if (options.heldOut() == 0) {
      return null;
    }
    try {
      return data.split(1 - options.heldOut(), options.seed);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ", or --validation 0", e);
    }
  }

  /** With the names of the data, or else of the model that was loaded. */
  private static Predictor named(Model model, Predictor loaded, Dataset data) {
    Predictor predictor = Predictor.of(model, data);
    if (predictor.inputNames().isEmpty() && !loaded.inputNames().isEmpty()) {
      predictor = predictor.withInputNames(loaded.inputNames().toArray(String[]::new));
    }
    if (predictor.classNames().isEmpty() && !loaded.classNames().isEmpty()) {
      predictor = predictor.withClassNames(loaded.classNames().toArray(String[]::new));
    }
    return predictor;
  }

  private static Optimizer optimizer(Options options, Model model) {
    double rate = options.rate == null ? options.optimizer.rate : options.rate;
    Schedule falling = Schedule.linear(rate, LAST_RATE * rate, Math.max(1, options.steps));
    return options.optimizer.of(model.parameters(), falling);
  }

  Source source() {
    return source;
  }

  /** Such as "MLP(2, 16, 16, 1) with relu". */
  String network() {
    return network;
  }

  /** Such as "maxMargin loss, sgd". */
  String method() {
    return method;
  }

  /** How many rows are held out. */
  int heldOut() {
    return validation.map(Dataset::size).orElse(0);
  }

  /** Whether the outputs are trained to be the logarithms of odds. */
  boolean hasProbabilities() {
    return loss.name().endsWith("CrossEntropy");
  }

  /**
   * Measures the model and takes one step.
   *
   * @throws ArithmeticException if the loss or its gradient does not stay finite
   */
  StepMetrics step(int number) {
    Accuracy before = accuracy();
    try {
      return new StepMetrics(number, trainer.step(training), before);
    } catch (ArithmeticException e) {
      throw new ArithmeticException(
          "the loss or its gradient is not finite at step %d; try a smaller --rate or another --activation"
              .formatted(number));
    }
  }

  /** The model as it is now, with the names of inputs and classes. */
  Predictor predictor() {
    predictor = predictor.updated();
    return predictor;
  }

  /** What the model computes for a row to learn from. */
  ModelDrawing drawing() {
    return new ModelDrawing(predictor(), loss, training);
  }

  Accuracy accuracy() {
    Predictor now = predictor();
    OptionalDouble heldOut =
        validation.stream().mapToDouble(rows -> accuracy(now, rows)).findFirst();
    return new Accuracy(accuracy(now, training), heldOut);
  }

  private static double accuracy(Predictor predictor, Dataset data) {
    return ClassificationMetrics.of(predictor, data).accuracy();
  }

  /** What can be said of the rows that were held out, or of all if none were. */
  ClassificationMetrics metrics() {
    return ClassificationMetrics.of(predictor(), validation.orElse(training));
  }

  /**
   * What the model says about the plane around the points.
   *
   * @param detail how fine the grid is: a row has 4 times as many cells, a column 3 times as many
   */
  ScoreField field(int detail) {
    return ScoreField.of(
        predictor()::predict, Box.around(source.data()), 4 * detail + 1, 3 * detail + 1);
  }
}
