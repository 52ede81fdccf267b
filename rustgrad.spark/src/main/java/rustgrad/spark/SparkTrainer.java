package rustgrad.spark;

import rustgrad.nn.Checkpoint;
import rustgrad.nn.Dataset;
import rustgrad.nn.FitOptions;
import rustgrad.nn.FullBatchTrainer;
import rustgrad.nn.History;
import rustgrad.nn.Loss;
import rustgrad.nn.Model;
import rustgrad.nn.Optimizer;

/**
 * Trains a model on rows that Spark holds: each step is on all of them, and has the bits of a
 * {@link rustgrad.nn.Trainer} on the same rows in one array, however they are partitioned and
 * whatever becomes of executors. Of steps, fits and errors, what that class says holds here.
 *
 * <pre>{@code
 * MLP model = MLP.of(4, 16, 3);
 * Lbfgs lbfgs = Lbfgs.of(model.parameters()).withFixedLoss();
 * SparkTrainer trainer =
 *     SparkTrainer.of(model, Loss.softmaxCrossEntropy(), lbfgs).withL2(1e-4);
 * History history = trainer.fit(rows, FitOptions.epochs(50)); // an epoch is one step
 * Models.save(path, Predictor.of(model));
 * }</pre>
 *
 * <p>A row has the inputs of the model and, after them, a target for each of its outputs; {@link
 * SparkRows#withLabels} makes these of a class. The first use of rows checks them, in a pass of its
 * own.
 *
 * <p>The model stays here, and moves here. Executors have one like it, which is sent once, in the
 * form of its file; one of a kind that files cannot hold is made there by a {@link SparkModel}. A
 * loss of one's own must be serializable. In each step the parameters are sent, and the sums come
 * back.
 *
 * <p>A trainer is for one thread at a time.
 */
public final class SparkTrainer {
  private final LossOnSpark total;
  private final FullBatchTrainer trainer;

  private SparkTrainer(LossOnSpark total, FullBatchTrainer trainer) {
    this.total = total;
    this.trainer = trainer;
  }

  /**
   * Trains a model with a loss and an optimiser of its parameters, or of some of them.
   *
   * @throws IllegalArgumentException if the optimiser moves parameters that are not the model's,
   *     files cannot hold the model, or the loss is one's own and not serializable
   */
  public static SparkTrainer of(Model model, Loss loss, Optimizer optimizer) {
    return of(model, ModelForm.of(model), loss, optimizer);
  }

  /**
   * As {@link #of(Model, Loss, Optimizer)}, for any model.
   *
   * @param maker makes models like this one on executors
   * @throws IllegalArgumentException also if it makes a model of other sizes
   */
  public static SparkTrainer of(Model model, SparkModel maker, Loss loss, Optimizer optimizer) {
    return of(model, ModelForm.of(model, maker), loss, optimizer);
  }

  private static SparkTrainer of(Model model, ModelForm form, Loss loss, Optimizer optimizer) {
    LossOnSpark total = new LossOnSpark(model, form, loss);
    return new SparkTrainer(total, FullBatchTrainer.of(model, loss, total, optimizer));
  }

  /** As {@link rustgrad.nn.Trainer#withL2}. */
  public SparkTrainer withL2(double strength) {
    return new SparkTrainer(total, trainer.withL2(strength));
  }

  /** As {@link rustgrad.nn.Trainer#withClipping}. */
  public SparkTrainer withClipping(double maxNorm) {
    return new SparkTrainer(total, trainer.withClipping(maxNorm));
  }

  /**
   * Takes one step on all rows.
   *
   * @return the loss before the step, the penalty included
   * @throws IllegalArgumentException if the rows do not fit the model or the loss; the message
   *     names the partition and the row in it
   * @throws IllegalStateException if this is called by a listener of this trainer, or as of {@link
   *     SparkProgram#sumGradient}
   * @throws ArithmeticException if the loss or a gradient is NaN or infinite; the message names the
   *     partition and the row in it, and nothing has changed
   */
  public double step(SparkRows rows) {
    total.use(rows);
    return trainer.step();
  }

  /** The loss of all rows as the model is now, the penalty included; changes nothing. */
  public double loss(SparkRows rows) {
    total.use(rows);
    return trainer.loss();
  }

  /**
   * Takes epochs, each of one step, until the options say that it is enough.
   *
   * @throws IllegalArgumentException as of {@link #step}, or if the options have batches or a
   *     patience, or the {@linkplain FitOptions#withStart start} does not {@linkplain #restore fit}
   */
  public History fit(SparkRows train, FitOptions options) {
    total.use(train);
    return trainer.fit(options);
  }

  /**
   * As {@link #fit(SparkRows, FitOptions)}, and measures the model after each step on some rows
   * that are here, as {@link rustgrad.nn.Trainer#fit(Dataset, Dataset, FitOptions)} does.
   */
  public History fit(SparkRows train, Dataset validation, FitOptions options) {
    total.use(train);
    return trainer.fit(validation, options);
  }

  /** As {@link rustgrad.nn.Trainer#checkpoint()}. */
  public Checkpoint checkpoint() {
    return trainer.checkpoint();
  }

  /** As {@link rustgrad.nn.Trainer#restore}, also from a trainer of rows in one array. */
  public void restore(Checkpoint checkpoint) {
    trainer.restore(checkpoint);
  }

  /** Such as "SparkTrainer(MLP(4, 16, 3), softmaxCrossEntropy, Lbfgs(history 10), seed 0)". */
  @Override
  public String toString() {
    return trainer.toString().replaceFirst("FullBatch", "Spark");
  }
}
