package rustgrad.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long {@link Trainer#fit} trains, and who is told. Immutable: each {@code with} method returns
 * options with one setting changed.
 *
 * <pre>{@code
 * FitOptions.epochs(200).withBatchSize(32).withPatience(10).withListener(System.out::println)
 * }</pre>
 */
public final class FitOptions {
  private static final BooleanSupplier NEVER = () -> false;

  private final int epochs;

  /** 0 for all rows. */
  private final int batchSize;

  /** 0 for no early stopping. */
  private final int patience;

  private final List<EpochListener> listeners;
  private final BooleanSupplier stop;
  private final @Nullable Checkpoint start;

  private FitOptions(
      int epochs,
      int batchSize,
      int patience,
      List<EpochListener> listeners,
      BooleanSupplier stop,
      @Nullable Checkpoint start) {
    this.epochs = epochs;
    this.batchSize = batchSize;
    this.patience = patience;
    this.listeners = listeners;
    this.stop = stop;
    this.start = start;
  }

  /**
   * Up to this many epochs, each of one step on all rows, unless more is said.
   *
   * @param epochs how many, those before the {@linkplain #withStart checkpoint} it starts from
   *     included
   * @throws IllegalArgumentException if that is less than 1
   */
  public static FitOptions epochs(int epochs) {
    Check.atLeast(1, "the number of epochs", epochs);
    return new FitOptions(epochs, 0, 0, List.of(), NEVER, null);
  }

  /**
   * Takes the rows of each epoch in batches of this many, shuffled as by {@link Trainer#epoch}.
   * Unless set, an epoch is one step on all rows, in their order.
   *
   * @throws IllegalArgumentException if that is less than 1
   */
  public FitOptions withBatchSize(int batchSize) {
    Check.atLeast(1, "the size of a batch", batchSize);
    return new FitOptions(epochs, batchSize, patience, listeners, stop, start);
  }

  /**
   * Early stopping: ends once the validation loss has not become lower for this many epochs. The
   * model ends with the parameters that it had after the epoch with the lowest validation loss,
   * whether training stops early, takes all epochs, is cancelled or ends with an exception, as one
   * that diverges does.
   *
   * @throws IllegalArgumentException if that is less than 1
   */
  public FitOptions withPatience(int epochs) {
    Check.atLeast(1, "the patience", epochs);
    return new FitOptions(this.epochs, batchSize, epochs, listeners, stop, start);
  }

  /**
   * Tells one more listener of each epoch, after those given before. One that saves a {@link
   * Trainer#checkpoint()} asks the trainer that fits, and not one from which that was made by a
   * {@code with} method.
   */
  public FitOptions withListener(EpochListener listener) {
    List<EpochListener> more = new ArrayList<>(listeners);
    more.add(Objects.requireNonNull(listener, "listener"));
    return new FitOptions(epochs, batchSize, patience, List.copyOf(more), stop, start);
  }

  /**
   * Ends once this says true, which is asked before every step. The steps that were taken stay, and
   * an epoch that is not complete does not count; with {@linkplain #withPatience patience}, the
   * parameters of the best epoch are restored. Another thread may decide, by a volatile field or an
   * {@code AtomicBoolean}.
   */
  public FitOptions withStop(BooleanSupplier stop) {
    Objects.requireNonNull(stop, "stop");
    return new FitOptions(epochs, batchSize, patience, listeners, stop, start);
  }

  /**
   * Goes on from where another training was, with the bits of one that was never interrupted, if
   * the data and all settings are the same. The model, the optimiser and the trainer are made as
   * before. The number of epochs includes those before the checkpoint:
   *
   * <pre>{@code
   * trainer.fit(train, FitOptions.epochs(100).withListener(epoch -> save(trainer.checkpoint())));
   * trainer.fit(train, FitOptions.epochs(100).withStart(saved)); // in another process, say
   *
   * trainer.fit(train, FitOptions.epochs(100));
   * Checkpoint checkpoint = trainer.checkpoint();
   * trainer.fit(train, FitOptions.epochs(150).withStart(checkpoint)); // 50 more
   * }</pre>
   *
   * <p>{@code fit} refuses a checkpoint that was taken after epochs outside of a fit, since it does
   * not know their losses; {@link Trainer#restore} takes it.
   */
  public FitOptions withStart(Checkpoint checkpoint) {
    Objects.requireNonNull(checkpoint, "checkpoint");
    return new FitOptions(epochs, batchSize, patience, listeners, stop, checkpoint);
  }

  int epochs() {
    return epochs;
  }

  OptionalInt batchSize() {
    return batchSize == 0 ? OptionalInt.empty() : OptionalInt.of(batchSize);
  }

  OptionalInt patience() {
    return patience == 0 ? OptionalInt.empty() : OptionalInt.of(patience);
  }

  List<EpochListener> listeners() {
    return listeners;
  }

  BooleanSupplier stop() {
    return stop;
  }

  Optional<Checkpoint> start() {
    return Optional.ofNullable(start);
  }

  /** Such as "FitOptions(200 epochs, batches of 32, patience 10)". */
  @Override
  public String toString() {
    return "FitOptions("
        + epochs
        + " epochs"
        + (batchSize == 0 ? "" : ", batches of " + batchSize)
        + (patience == 0 ? "" : ", patience " + patience)
        + (start == null ? "" : ", from " + start)
        + ")";
  }
}
