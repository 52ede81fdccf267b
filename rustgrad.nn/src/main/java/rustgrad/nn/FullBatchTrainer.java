package rustgrad.nn;

import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import rustgrad.core.Parameters;
import rustgrad.program.Program;

/**
 * Trains a model on rows that are elsewhere, such as on many machines: each step is on all of them.
 * What a {@link Trainer} says of steps, fits and errors holds here, too, and a step has its bits if
 * the {@link TotalLoss} has those of a {@link rustgrad.rows.RowProgram}.
 *
 * <pre>{@code
 * Loss loss = Loss.binaryCrossEntropy();
 * Optimizer optimizer = Lbfgs.of(model.parameters()).withFixedLoss();
 * FullBatchTrainer trainer = FullBatchTrainer.of(model, loss, lossOfAllRows, optimizer).withL2(1e-4);
 * trainer.fit(FitOptions.epochs(50));
 * }</pre>
 *
 * <p>rustgrad.spark trains on the rows of Apache Spark this way. A trainer is for one thread at a
 * time.
 */
public final class FullBatchTrainer {
  private final Model model;
  private final Loss loss;
  private final TotalLoss total;
  private final Optimizer optimizer;
  private final TrainerSettings settings;
  private final TrainingCourse course;
  private final double[] gradient;
  private final @Nullable Program penalty;
  private final double[] penaltyGradient;

  private FullBatchTrainer(
      Model model, Loss loss, TotalLoss total, Optimizer optimizer, TrainerSettings settings) {
    this.model = model;
    this.loss = loss;
    this.total = total;
    this.optimizer = optimizer;
    this.settings = settings;
    course = TrainingCourse.ofFullBatches(model, optimizer);
    int size = model.parameters().size();
    double l2 = settings.l2();
    gradient = new double[size];
    penalty = l2 == 0 ? null : Program.trace(size, p -> Penalty.l2(l2, p));
    penaltyGradient = new double[penalty == null ? 0 : size];
  }

  /**
   * Trains a model with an optimiser of its parameters, or of some of them.
   *
   * @param loss that of a row; it also measures validation data
   * @param total its mean over all rows
   * @throws IllegalArgumentException if the optimiser moves parameters that are not the model's, or
   *     the model's forward pass uses leaves that its parameters leave out
   */
  public static FullBatchTrainer of(Model model, Loss loss, TotalLoss total, Optimizer optimizer) {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(total, "total");
    Check.moves(Objects.requireNonNull(optimizer, "optimizer"), model);
    OutsideLeaves.check(model, model.forward(new double[model.inputs()]));
    return new FullBatchTrainer(model, loss, total, optimizer, TrainerSettings.DEFAULT);
  }

  /** As {@link Trainer#withL2}. The total loss does not know of the penalty. */
  public FullBatchTrainer withL2(double strength) {
    return with(settings.withL2(strength));
  }

  /** As {@link Trainer#withClipping}. */
  public FullBatchTrainer withClipping(double maxNorm) {
    return with(settings.withMaxNorm(maxNorm, optimizer));
  }

  private FullBatchTrainer with(TrainerSettings others) {
    return new FullBatchTrainer(model, loss, total, optimizer, others);
  }

  /**
   * Takes one step.
   *
   * @return the loss before the step, the penalty included
   * @throws IllegalStateException if this is called by a listener of this trainer
   * @throws ArithmeticException if the loss or a gradient is NaN or infinite; the message says in
   *     which row and in which part of the model it began
   */
  public double step() {
    course.leaveFit("step", this);
    return take();
  }

  private double take() {
    return new DescentStep(optimizer, settings.maxNorm()).take(this::computeGradient, this::error);
  }

  /** Changes nothing unless all goes well. */
  private double computeGradient() {
    Parameters parameters = model.parameters();
    double[] p = parameters.items();
    double value = total.gradient(p, gradient);
    if (penalty != null) {
      value += penalty.gradient(p, penaltyGradient);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += penaltyGradient[i];
      }
    }
    parameters.zeroGrad();
    parameters.addToGrads(gradient);
    return value;
  }

  private ArithmeticException error(double value) {
    TotalLoss.Row row = total.firstNotFinite(model.parameters().items()).orElse(null);
    Examples examples =
        row == null
            ? Examples.of(new double[0][], new double[0][])
            : Examples.of(new double[][] {row.inputs()}, new double[][] {row.targets()});
    return new Divergence(model, loss, optimizer, settings.l2())
        .error(value, examples, index -> row == null ? "no row" : row.name());
  }

  /** The loss as the model is now, the penalty included; changes nothing. */
  public double loss() {
    double[] p = model.parameters().items();
    return total.value(p) + (penalty == null ? 0 : penalty.value(p));
  }

  /**
   * Takes epochs, each of one step, until the options say that it is enough.
   *
   * @throws IllegalArgumentException if the options have batches, or as of {@link
   *     Trainer#fit(Dataset, FitOptions)}
   * @throws IllegalStateException if this is called by a listener of this trainer
   * @throws ArithmeticException as of {@link #step()}
   */
  public History fit(FitOptions options) {
    return fit((Validation) null, options);
  }

  /**
   * As {@link #fit(FitOptions)}, and measures the model after each step, as {@link
   * Trainer#fit(Dataset, Dataset, FitOptions)} does.
   *
   * @param validation rows that this trainer does not train on, here
   */
  public History fit(Dataset validation, FitOptions options) {
    Examples examples = new ExampleSource(model, loss).of(validation);
    TrainingStep measure = new TrainingStep(model, loss, optimizer, settings);
    return fit(Validation.of(measure, examples, model, validation, false), options);
  }

  private History fit(@Nullable Validation validation, FitOptions options) {
    course.checkIdle("fit", this);
    if (options.batchSize().isPresent()) {
      throw new IllegalArgumentException(
          "%s has batches, but each step of %s is on all rows; leave withBatchSize out"
              .formatted(options, this));
    }
    return course.fit(options, validation, () -> epoch(options));
  }

  private OptionalDouble epoch(FitOptions options) {
    return options.stop().getAsBoolean() ? OptionalDouble.empty() : course.counted(take());
  }

  /** As {@link Trainer#checkpoint()}. */
  public Checkpoint checkpoint() {
    return course.checkpoint();
  }

  /** As {@link Trainer#restore}, also from a trainer with any seed. */
  public void restore(Checkpoint checkpoint) {
    course.checkIdle("restore", this);
    course.restore(checkpoint);
  }

  /** Such as "FullBatchTrainer(MLP(2, 16, 16, 1), maxMargin, Sgd(rate 0.1), l2 1.0E-4, seed 0)". */
  @Override
  public String toString() {
    return "FullBatchTrainer(%s, %s, %s, %s)".formatted(model, loss.name(), optimizer, settings);
  }
}
