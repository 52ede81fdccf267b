package rustgrad.nn;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import rustgrad.rows.RowProgram;

/**
 * Trains a model: a step is one step of the optimiser on the mean loss over the rows of data.
 *
 * <pre>{@code
 * MLP model = MLP.of(2, 16, 16, 1);
 * Trainer trainer =
 *     Trainer.of(model, Loss.maxMargin(), Adam.of(model.parameters(), 0.01)).withL2(1e-4);
 * Dataset moons = Dataset.moons(100, 0.1, 0);
 * for (int epoch = 0; epoch < 100; epoch++) {
 *   System.out.println(trainer.epoch(moons, 25)); // four steps; step(moons) takes one on all rows
 * }
 * }</pre>
 *
 * <p>{@link #fit} takes many epochs, measures the model on data that it is not trained on, and can
 * stop when that gets no better:
 *
 * <pre>{@code
 * Split all = Dataset.moons(250, 0.3, 0).split(0.8, 0);
 * Split inner = all.train().split(0.8, 1); // what decides when to stop is no test any more
 * MLP model = MLP.of(2, 16, 16, 1);
 * Trainer trainer =
 *     Trainer.of(model, Loss.binaryCrossEntropy(), Adam.of(model.parameters(), 0.01));
 * History history =
 *     trainer.fit(
 *         inner.train(), inner.test(), FitOptions.epochs(500).withBatchSize(32).withPatience(20));
 * System.out.println(history); // a table; the model has the parameters of the best epoch
 * System.out.println(Metrics.of(model, all.test()));
 * }</pre>
 *
 * <p>A model of numbers instead of classes is trained in the same way:
 *
 * <pre>{@code
 * double[][] celsius = {{-10}, {0}, {15}, {30}};
 * double[][] fahrenheit = {{14}, {32}, {59}, {86}};
 * Dataset data = Dataset.ofTargets(celsius, fahrenheit);
 * Sequential model =
 *     Sequential.of(Standardizer.of(data))
 *         .then(Linear.of(1, 1))
 *         .then(Standardizer.ofTargets(data).inverse());
 * Trainer trainer =
 *     Trainer.of(model, Loss.meanSquaredError(), Adam.of(model.parameters(), 0.1));
 * trainer.fit(data, FitOptions.epochs(500));
 * model.predict(100.0); // 212, nearly
 * }</pre>
 *
 * <p>With several targets of different units, the one with the greatest numbers is all that such a
 * loss sees: {@link Standardizer#ofTargets} tells how to train on scaled targets.
 *
 * <p>The first step traces the model and the loss of one row; from then on this {@link RowProgram}
 * runs over all rows. So both must be pure functions of the parameters and the row, as those of
 * this library are: they may compare values and branch, but any other value that they use is a
 * constant, with the number that it had at the time of tracing. A model that asks for {@code
 * item()} in its forward pass, draws random numbers or changes from step to step needs {@link
 * #eager()}.
 *
 * <p>Both ways compute the same, but add up the rows in different orders: the loss and the gradient
 * of a step agree up to rounding, to about 1e-14 of their size. Each way alone repeats bit for bit.
 *
 * <p>If the data has {@linkplain Dataset#withRowWeights weights}, they are scaled to mean 1 over
 * the data set, and the loss of a step is the mean of weight times loss over its rows.
 *
 * <p>The settings of a trainer do not change: {@link #withL2}, {@link #withClipping}, {@link
 * #withSeed}, {@link #eager} and {@link #parallel()} return a new one that goes on with the same
 * model and optimiser, and counts its epochs from the start. A listener takes its {@link
 * #checkpoint()} of the trainer that fits: the one that these methods returned last.
 *
 * <p>Bad data is an error before anything has changed. A loss or gradient that is NaN or infinite
 * is an {@link ArithmeticException} before the parameters move; its message says in which row,
 * counted from 0, and in which part of the model it began. A trainer is for one thread at a time.
 */
public final class Trainer {
  private final Model model;
  private final Loss loss;
  private final Optimizer optimizer;
  private final TrainerSettings settings;
  private final ExampleSource source;
  private final TrainingStep step;
  private final TrainingCourse course;
  private final EpochSteps epochs;

  private Trainer(Model model, Loss loss, Optimizer optimizer, TrainerSettings settings) {
    this.model = model;
    this.loss = loss;
    this.optimizer = optimizer;
    this.settings = settings;
    source = new ExampleSource(model, loss);
    step = new TrainingStep(model, loss, optimizer, settings);
    course = TrainingCourse.ofSeed(model, optimizer, settings.seed());
    epochs = new EpochSteps(step, course);
  }

  /**
   * Trains a model with a loss and an optimiser of its parameters, or of some of them.
   *
   * @throws IllegalArgumentException if the optimiser moves parameters that are not the model's
   */
  public static Trainer of(Model model, Loss loss, Optimizer optimizer) {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(loss, "loss");
    Check.moves(Objects.requireNonNull(optimizer, "optimizer"), model);
    return new Trainer(model, loss, optimizer, TrainerSettings.DEFAULT);
  }

  /**
   * A new trainer that adds {@linkplain Penalty#l2 strength times the sum of the squared
   * parameters} to the loss.
   *
   * @throws IllegalArgumentException if the strength is negative or not finite
   */
  public Trainer withL2(double strength) {
    return with(settings.withL2(strength));
  }

  /**
   * A new trainer that shortens gradients: if the norm of the gradient of all parameters that the
   * optimiser moves is greater than this, they are all multiplied by maxNorm / (norm + 1e-6), as
   * {@code torch.nn.utils.clip_grad_norm_} does.
   *
   * @param maxNorm the greatest norm, such as 1
   * @throws IllegalArgumentException if it is not a finite number above 0, or the optimiser is
   *     {@link Lbfgs}, whose line search needs the gradient as it is
   */
  public Trainer withClipping(double maxNorm) {
    return with(settings.withMaxNorm(maxNorm, optimizer));
  }

  /**
   * A new trainer with this seed of its random numbers, which shuffle the {@link #epoch epochs}; 0
   * unless set.
   */
  public Trainer withSeed(long seed) {
    return with(settings.withSeed(seed));
  }

  /**
   * A new trainer that builds a graph of all rows at each step instead of tracing one row once: for
   * models that cannot be traced, and for stepping through with a debugger. It is many times
   * slower, and always runs in one thread.
   */
  public Trainer eager() {
    return with(settings.inEagerMode());
  }

  /**
   * A new trainer that takes its steps with the threads of the common pool and the one that calls.
   * This pays off for batches of some thousand rows or more. The numbers stay the same, bit for
   * bit.
   */
  public Trainer parallel() {
    return with(settings.withThreads(RowProgram::parallel));
  }

  /**
   * As {@link #parallel()}, with threads of an executor.
   *
   * @param threads how many threads take part, the one that calls included
   * @throws IllegalArgumentException if that is less than 1
   */
  public Trainer parallel(Executor executor, int threads) {
    return with(settings.withThreads(Threads.of(executor, threads)));
  }

  private Trainer with(TrainerSettings others) {
    return new Trainer(model, loss, optimizer, others);
  }

  /**
   * Takes one step on all rows.
   *
   * @return the loss before the step, the penalty included
   * @throws IllegalArgumentException if the model does not have the inputs and outputs that the
   *     data and the loss need
   * @throws IllegalStateException if the model cannot be traced, which {@link #eager()} does not
   *     do, or the executor takes no work, or this is called by a listener of this trainer
   * @throws ArithmeticException if the loss or a gradient is NaN or infinite
   */
  public double step(Dataset data) {
    return step(source.of(data));
  }

  /**
   * Takes one step on these rows.
   *
   * @param inputs for each row, what goes into the model
   * @param targets for each row, what the loss compares the outputs with
   * @return the loss before the step, the penalty included
   * @throws IllegalArgumentException if there are no rows, or not as many of inputs as of targets,
   *     or rows have another length than the model needs, or a number is not finite, or a target is
   *     {@linkplain Loss#checkTarget out of the range} of the loss
   * @throws IllegalStateException as of {@link #step(Dataset)}
   * @throws ArithmeticException as of {@link #step(Dataset)}
   */
  public double step(double[][] inputs, double[][] targets) {
    return step(source.of(inputs, targets));
  }

  private double step(Examples examples) {
    course.leaveFit("step", this);
    return step.take(examples);
  }

  /**
   * The loss of all rows as the model is now, the penalty included; changes nothing.
   *
   * @return NaN or infinite if it is so for a row
   * @throws IllegalArgumentException as of {@link #step(Dataset)}
   * @throws IllegalStateException as of {@link #step(Dataset)}
   */
  public double loss(Dataset data) {
    return step.loss(source.of(data));
  }

  /** As {@link #loss(Dataset)}, of rows as of {@link #step(double[][], double[][])}. */
  public double loss(double[][] inputs, double[][] targets) {
    return step.loss(source.of(inputs, targets));
  }

  /**
   * Takes all rows once, in batches: shuffles them and takes a step on each batch. Every epoch is
   * shuffled anew; how, follows from the {@linkplain #withSeed seed} and the number of epochs that
   * this trainer has taken, the same on every JVM.
   *
   * @param batchSize how many rows a batch has; the last one has those that are left
   * @return the mean of the losses of all rows, each before the step of its batch, the penalty
   *     included
   * @throws IllegalArgumentException if a batch has less than 1 row, or less than all and the
   *     optimiser is {@link Lbfgs}, or as of {@link #step(Dataset)}
   * @throws IllegalStateException as of {@link #step(Dataset)}; what the batches before have
   *     changed remains
   * @throws ArithmeticException as of {@link #step(Dataset)}; what the batches before have changed
   *     remains
   */
  public double epoch(Dataset data, int batchSize) {
    return epoch(source.of(data), batchSize);
  }

  /** As {@link #epoch(Dataset, int)}, on rows as of {@link #step(double[][], double[][])}. */
  public double epoch(double[][] inputs, double[][] targets, int batchSize) {
    return epoch(source.of(inputs, targets), batchSize);
  }

  private double epoch(Examples examples, int batchSize) {
    Check.atLeast(1, "the size of a batch", batchSize);
    step.checkBatch(examples.size(), batchSize);
    course.leaveFit("epoch", this);
    return epochs.take(examples, OptionalInt.of(batchSize), () -> false).getAsDouble();
  }

  /**
   * Takes epochs until the options say that it is enough.
   *
   * @return the loss of each epoch, and why there are no more
   * @throws IllegalArgumentException if the data does not fit, the options have a patience, or
   *     batches that are not all rows for {@link Lbfgs}, or the {@linkplain FitOptions#withStart
   *     start} does not {@linkplain #restore fit}; nothing has changed then
   * @throws IllegalStateException if this is called by a listener of this trainer, or as of {@link
   *     #step(Dataset)}
   * @throws ArithmeticException as of {@link #step(Dataset)}; the model stays as it is then, or
   *     with patience has the parameters of the best epoch
   */
  public History fit(Dataset train, FitOptions options) {
    return fit(source.of(train), null, options);
  }

  /**
   * Takes epochs until the options say that it is enough, and measures the model after each. The
   * model ends with the parameters of the last step or, with {@linkplain FitOptions#withPatience
   * patience}, with those of the epoch that had the lowest validation loss.
   *
   * @param train the rows to train on
   * @param validation other rows, whose {@linkplain #loss loss}, the penalty included, decides
   *     about early stopping
   * @return the losses and the score of each epoch, and why there are no more
   * @throws IllegalArgumentException as of {@link #fit(Dataset, FitOptions)}, but for the patience;
   *     or if a name of a feature, class or target that both sets have stands at another place in
   *     the one than in the other
   * @throws IllegalStateException as of {@link #fit(Dataset, FitOptions)}
   * @throws ArithmeticException as of {@link #fit(Dataset, FitOptions)}
   */
  public History fit(Dataset train, Dataset validation, FitOptions options) {
    Examples rows = source.of(train);
    Examples others = source.ofValidation(validation, train);
    boolean eager = settings.eager();
    return fit(rows, Validation.of(step, others, model, validation, eager), options);
  }

  private History fit(Examples train, @Nullable Validation validation, FitOptions options) {
    course.checkIdle("fit", this);
    options.batchSize().ifPresent(size -> step.checkBatch(train.size(), size));
    return course.fit(
        options, validation, () -> epochs.take(train, options.batchSize(), options.stop()));
  }

  /**
   * Where the training is now. In a listener of {@link #fit}, and after it until something else
   * changes the parameters, it has the history of the fit. With {@linkplain FitOptions#withPatience
   * patience}, the model ends with its best parameters, but a checkpoint that is taken after the
   * fit has those of the last step, so that training can go on from there; the best are in it too.
   * Steps of an epoch that is not complete would be repeated.
   */
  public Checkpoint checkpoint() {
    return course.checkpoint();
  }

  /**
   * Goes on from a checkpoint: sets the parameters, what the optimiser remembers, and the number of
   * epochs. What follows has the bits of a training that was never interrupted, if data, loss and
   * settings are the same. {@link FitOptions#withStart} also goes on with the epochs of a fit.
   *
   * @throws IllegalArgumentException if the model has other parameters, the optimiser remembers
   *     other things, or the seed is another; nothing has changed then
   * @throws IllegalStateException if this is called by a listener of this trainer
   */
  public void restore(Checkpoint checkpoint) {
    course.checkIdle("restore", this);
    course.restore(checkpoint);
  }

  /** Such as "Trainer(MLP(2, 16, 16, 1), maxMargin, Sgd(rate 0.1), l2 1.0E-4, seed 0)". */
  @Override
  public String toString() {
    return "Trainer(%s, %s, %s, %s)".formatted(model, loss.name(), optimizer, settings);
  }
}
