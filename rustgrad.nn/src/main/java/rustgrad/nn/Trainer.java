package rustgrad.nn;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
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
 * <p>The settings of a trainer do not change: {@link #withL2}, {@link #withSeed}, {@link #eager}
 * and {@link #parallel()} return a new one that goes on with the same model and optimiser.
 *
 * <p>Bad data is an error before anything has changed. A trainer is for one thread at a time.
 */
public final class Trainer {
  private final Model model;
  private final Loss loss;
  private final Optimizer optimizer;
  private final Settings settings;
  private final Random random;

  /** Null if there was no step yet. */
  private @Nullable Objective objective;

  /** The latest data set, and its rows. */
  private @Nullable Dataset data;

  private @Nullable Examples examples;

  /**
   * How to train.
   *
   * @param threads the threads that run a program; null for the calling thread alone, and for eager
   *     training, which needs no class of programs
   */
  private record Settings(double l2, boolean eager, @Nullable Threads threads, long seed) {
    static final Settings DEFAULT = new Settings(0, false, null, 0);
  }

  private Trainer(Model model, Loss loss, Optimizer optimizer, Settings settings) {
    this.model = model;
    this.loss = loss;
    this.optimizer = optimizer;
    this.settings = settings;
    this.random = new Random(settings.seed);
  }

  /**
   * Trains a model with a loss and an optimiser of its parameters, or of some of them.
   *
   * @throws IllegalArgumentException if the optimiser moves parameters that are not the model's
   */
  public static Trainer of(Model model, Loss loss, Optimizer optimizer) {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(optimizer, "optimizer");
    Set<Value> leaves = new HashSet<>(model.parameters().values());
    if (!leaves.containsAll(optimizer.parameters().values())) {
      throw new IllegalArgumentException(
          "the optimiser moves parameters that are not those of %s; make it of the parameters() of this model"
              .formatted(model));
    }
    return new Trainer(model, loss, optimizer, Settings.DEFAULT);
  }

  /**
   * A new trainer that adds {@linkplain Penalty#l2 strength times the sum of the squared
   * parameters} to the loss.
   *
   * @throws IllegalArgumentException if the strength is negative or not finite
   */
  public Trainer withL2(double strength) {
    Check.notNegative("the strength of the L2 penalty", strength);
    return with(new Settings(strength, settings.eager, settings.threads, settings.seed));
  }

  /**
   * A new trainer with this seed of its random numbers, which shuffle the {@link #epoch epochs}; 0
   * unless set.
   */
  public Trainer withSeed(long seed) {
    return with(new Settings(settings.l2, settings.eager, settings.threads, seed));
  }

  /**
   * A new trainer that builds a graph of all rows at each step instead of tracing one row once: for
   * models that cannot be traced, and for stepping through with a debugger. It is many times
   * slower, and always runs in one thread.
   */
  public Trainer eager() {
    return with(new Settings(settings.l2, true, settings.threads, settings.seed));
  }

  /**
   * A new trainer that takes its steps with the threads of the common pool and the one that calls.
   * This pays off for batches of some thousand rows or more. The numbers stay the same, bit for
   * bit.
   */
  public Trainer parallel() {
    return parallel(RowProgram::parallel);
  }

  /**
   * As {@link #parallel()}, with threads of an executor.
   *
   * @param threads how many threads take part, the one that calls included
   * @throws IllegalArgumentException if that is less than 1
   */
  public Trainer parallel(Executor executor, int threads) {
    return parallel(Threads.of(executor, threads));
  }

  private Trainer parallel(Threads threads) {
    return with(new Settings(settings.l2, settings.eager, threads, settings.seed));
  }

  private Trainer with(Settings other) {
    return new Trainer(model, loss, optimizer, other);
  }

  /**
   * Takes one step on all rows.
   *
   * @return the loss before the step, the penalty included
   * @throws IllegalArgumentException if the model does not have the inputs and outputs that the
   *     data and the loss need
   * @throws IllegalStateException if the model cannot be traced, which {@link #eager()} does not
   *     do, or the executor takes no work
   */
  public double step(Dataset data) {
    return step(examples(data));
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
   */
  public double step(double[][] inputs, double[][] targets) {
    return step(examples(inputs, targets));
  }

  /**
   * Takes all rows once, in batches: shuffles them and takes a step on each batch. Every epoch is
   * shuffled anew; the {@linkplain #withSeed seed} decides how, the same on every JVM.
   *
   * @param batchSize how many rows a batch has; the last one has those that are left
   * @return the mean of the losses of all rows, each before the step of its batch, the penalty
   *     included
   * @throws IllegalArgumentException if a batch has less than 1 row, or as of {@link
   *     #step(Dataset)}
   * @throws IllegalStateException as of {@link #step(Dataset)}; steps that were taken before stay
   */
  public double epoch(Dataset data, int batchSize) {
    return epoch(examples(data), batchSize);
  }

  /** As {@link #epoch(Dataset, int)}, on rows as of {@link #step(double[][], double[][])}. */
  public double epoch(double[][] inputs, double[][] targets, int batchSize) {
    return epoch(examples(inputs, targets), batchSize);
  }

  private double epoch(Examples examples, int batchSize) {
    Check.atLeast(1, "the size of a batch", batchSize);
    int[] order = shuffled(examples.size());
    double sum = 0;
    for (int from = 0; from < order.length; ) {
      int count = Math.min(batchSize, order.length - from);
      sum += count * step(examples.select(Arrays.copyOfRange(order, from, from + count)));
      from += count;
    }
    return sum / order.length;
  }

  /** The numbers from 0 on in random order (Fisher and Yates, inside out). */
  private int[] shuffled(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private double step(Examples examples) {
    return optimizer.step(() -> objective().gradient(examples));
  }

  private Objective objective() {
    if (objective == null) {
      objective =
          settings.eager
              ? new EagerObjective(model, loss, settings.l2)
              : new RowObjective(model, loss, settings.l2, threads());
    }
    return objective;
  }

  private Threads threads() {
    return settings.threads == null ? Threads.CALLER : settings.threads;
  }

  private Examples examples(Dataset data) {
    if (data != this.data || examples == null) {
      examples = examples(data.inputs(), targets(data));
      this.data = data;
    }
    return examples;
  }

  private Examples examples(double[][] inputs, double[][] targets) {
    check(inputs, targets);
    return Examples.of(inputs, targets);
  }

  private double[][] targets(Dataset data) {
    if (!data.isClassification()) {
      return data.targets();
    }
    int needed = loss.outputs(data.classes());
    if (model.outputs() != needed) {
      throw new IllegalArgumentException(
          "for %d classes, %s needs a model whose outputs() is %d, but that of %s is %d"
              .formatted(data.classes(), loss.name(), needed, model, model.outputs()));
    }
    double[][] targets = new double[data.size()][];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = loss.target(data.labels()[row], data.classes());
    }
    return targets;
  }

  private void check(double[][] inputs, double[][] targets) {
    if (inputs.length != targets.length) {
      throw new IllegalArgumentException(
          "inputs and targets have %d and %d rows; expected equally many"
              .formatted(inputs.length, targets.length));
    }
    Check.atLeast(1, "the number of rows", inputs.length);
    Check.rows("inputs", inputs, model.inputs(), model + " takes " + model.inputs());
    Check.rows("targets", targets, model.outputs(), model + " gives " + model.outputs());
    for (int row = 0; row < targets.length; row++) {
      checkTarget(row, targets[row]);
    }
  }

  private void checkTarget(int row, double[] target) {
    try {
      loss.checkTarget(target);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("targets[%d]: %s".formatted(row, e.getMessage()), e);
    }
  }

  /** Such as "Trainer(MLP(2, 16, 16, 1), maxMargin, Sgd(rate 0.1), l2 1.0E-4, seed 0)". */
  @Override
  public String toString() {
    return "Trainer(%s, %s, %s%s%s, seed %d)"
        .formatted(
            model,
            loss.name(),
            optimizer,
            settings.l2 == 0 ? "" : ", l2 " + settings.l2,
            settings.eager ? ", eager" : settings.threads == null ? "" : ", parallel",
            settings.seed);
  }
}
